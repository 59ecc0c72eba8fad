export const words = {
  parameters: {
    'demo-day': { title: 'Day of the demo', does: 'The day on which the demo county lives.' },
    disk: {
      title: 'The server’s disk',
      does: 'How full the disk is when the office and the administrators are told, and when no photos and files are taken.',
      fields: {
        saidFrom: { label: 'Say so from', unit: '%', does: 'From here on the pages of the office and the administrators say so.' },
        urgentFrom: { label: 'Urge from', unit: '%', does: 'From here on they say so in red.' },
        fullFrom: { label: 'Take no files from', unit: '%', does: 'From here on no photos and files are taken; the room left is for what was taken before.' },
      },
    },
  },
  codeLists: {},
} as const
