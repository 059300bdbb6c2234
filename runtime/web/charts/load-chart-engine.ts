/** Fetches what draws charts, once. */
export const loadChartEngine = () => import('./chart-engine.ts')
