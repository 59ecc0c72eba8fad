export const words = {
  parameters: {
    pace: {
      title: 'Pace of closing',
      does: 'Over how many past days the clock tells the pace of closing, and forecasts when all is closed.',
      fields: {
        shortDays: { label: 'Short look', unit: 'days', does: 'How many were closed a day over so many days before today.' },
        longDays: { label: 'Long look', unit: 'days', does: 'The slower of the two paces is what readiness is judged by.' },
        chartDays: { label: 'Chart begins', unit: 'days before today', does: 'So far back the chart goes.' },
        forecastDays: { label: 'Forecast from', unit: 'working days', does: 'A forecast draws on so many of the last working days; there is none from fewer than 10.' },
      },
    },
  },
  codeLists: {},
} as const
