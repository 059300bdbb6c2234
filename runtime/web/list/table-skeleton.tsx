/** A table that has not arrived yet, in its later size. */

export function TableSkeleton({ columns }: { readonly columns: number }) {
  return (
    <div className="card record-table-frame" aria-busy="true">
      <div className="table-skeleton">
        {Array.from({ length: 12 }, (_row, row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: bars without identity
          <div key={row} className="table-skeleton-row">
            {Array.from({ length: Math.max(3, Math.min(columns, 7)) }, (_cell, cell) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: bars without identity
              <span key={cell} style={{ width: `${45 + ((row * 7 + cell * 13) % 40)}%` }} />
            ))}
          </div>
        ))}
      </div>
    </div>
  )
}
