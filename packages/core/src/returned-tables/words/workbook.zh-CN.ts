/** Words of the workbook that goes back with the refused rows. */
export const workbook = {
  /** Heading of the column that is added to the workbook that goes back. */
  reasonHeading: '退回原因（改正标色的单元格后重新导入）',
  refusedSheet: '退回的行',
  refusedFile: '退回',
} as const
