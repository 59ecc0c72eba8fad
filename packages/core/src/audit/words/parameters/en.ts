export const words = {
  parameters: {
    alerts: {
      title: 'Out of the ordinary',
      does: 'What in the log is shown to the security administrator.',
      fields: {
        revealsAnHour: { label: 'Full numbers within an hour', unit: 'times', does: 'Whoever looks at full numbers so many times within an hour is listed.' },
        exportsADay: { label: 'Files within a day', unit: 'times', does: 'Whoever takes so many files away within a day is listed.' },
        wholeExportsADay: {
          label: 'Files with whole numbers within a day', unit: 'times',
          does: 'Whoever takes so many files with whole numbers of documents and telephones away within a day (the whole register, one person’s data, refused rows of an import) is listed.',
        },
        nightFrom: { label: 'Night from', unit: 'o’clock', does: 'Sign-ins at night from an address and a device that were not used before are listed.' },
        nightTo: { label: 'Night until', unit: 'o’clock', does: 'Up to this hour it is night.' },
      },
    },
  },
  codeLists: {},
} as const
