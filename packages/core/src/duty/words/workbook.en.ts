export const workbook = {
  sheet: 'Attendance',
  unit: 'days',
  column: {
    month: 'Month', village: 'Code of the village', villageName: 'Village', name: 'Name', title: 'Post', unitName: 'Sent by', days: 'Days present', count: 'Days', absentOn: 'Not found on', onLeaveOn: 'On leave on',
  },
} as const
