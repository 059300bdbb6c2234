/**
 * What every document looks like before its own style: type, tables, totals, signatures. In English the apostrophes of
 * the font are as narrow as others have them; in Chinese they are as wide as a character.
 */
export const baseStyle = `
*{box-sizing:border-box}
.document-body,.document-header,.document-footer{font-family:"Noto Sans SC","Helvetica Neue",Arial,"PingFang SC","Microsoft YaHei",sans-serif;color:#1f2933;line-height:1.5}
.document-body:lang(en),.document-header:lang(en),.document-footer:lang(en){font-feature-settings:"palt"}
.document-body{font-size:9.5pt}
.document-header,.document-footer{font-size:7.5pt;color:#6b7785}
.document-body h1{margin:0 0 2mm;font-size:20pt;line-height:1.2;font-weight:700}
.document-body h2{margin:7mm 0 2mm;font-size:11.5pt;line-height:1.3;font-weight:700;break-after:avoid}
.document-body h3{margin:4mm 0 1mm;font-size:10pt;font-weight:700;break-after:avoid}
.document-body p{margin:0 0 2.5mm}
.document-body table{width:100%;border-collapse:collapse}
.document-body th,.document-body td{padding:1.6mm 2mm;text-align:left;vertical-align:top}
.document-body thead{display:table-header-group}
.document-body tr{break-inside:avoid}
table.lines{margin:3mm 0}
table.lines th{border-bottom:.4mm solid #1f2933;font-size:8pt;font-weight:700;vertical-align:bottom;word-break:keep-all}
table.lines td{border-bottom:.2mm solid #dde3e9}
table.lines>tbody>tr:nth-last-child(-n+2){break-after:avoid}
table.totals{width:auto;min-width:46%;margin:2mm 0 4mm auto;break-inside:avoid;break-before:avoid}
table.totals+*{break-before:avoid}
table.totals td{padding:1mm 2mm}
table.totals td:last-child{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums}
table.totals tr.grand td{border-top:.4mm solid #1f2933;font-size:11pt;font-weight:700}
table.fields th{width:1%;padding-left:0;white-space:nowrap;font-weight:400;color:#6b7785}
.columns{display:grid;grid-template-columns:1fr 1fr;align-items:start;gap:0 10mm}
.columns h3:first-child,.boxed h3:first-child{margin-top:0}
.split{display:flex;justify-content:space-between;align-items:flex-start;gap:8mm}
.right{text-align:right!important}
.number{text-align:right!important;white-space:nowrap;font-variant-numeric:tabular-nums}
.nowrap{white-space:nowrap}
.muted{color:#6b7785}
.small{font-size:8pt}
.text{white-space:pre-line}
.boxed{padding:4mm 5mm;border:.2mm solid #dde3e9;border-radius:1.5mm;break-inside:avoid}
.keep{break-inside:avoid}
.page-break{break-before:page}
.signatures{display:grid;grid-template-columns:1fr 1fr;gap:14mm;margin-top:16mm;break-inside:avoid}
.signatures>div{padding-top:1.5mm;border-top:.2mm solid #1f2933}
.document-mark{position:fixed;inset:0;z-index:9;display:flex;align-items:center;justify-content:center;overflow:hidden;pointer-events:none;font-family:"Noto Sans SC","Helvetica Neue",Arial,"PingFang SC","Microsoft YaHei",sans-serif}
.document-mark span{font-weight:700;line-height:1;white-space:nowrap;color:rgba(176,32,42,.13);transform:rotate(-32deg)}
svg.code{display:inline-block;width:auto;vertical-align:top}
`
