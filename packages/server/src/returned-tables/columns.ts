import { helperColumns } from '@lookback/core/helpers'
import type { TableColumn } from '@lookback/core/kernel'
import type { SheetKind } from '@lookback/core/returned-tables'
import { progressColumns } from '@lookback/core/three-lists'

export const sheetColumns: Readonly<Record<SheetKind, readonly TableColumn[]>> = {
  progress: progressColumns, helpers: helperColumns,
}
