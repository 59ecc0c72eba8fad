export const words = {
  parameters: {
    retention: {
      title: 'How long things are kept',
      does: 'How long personal data are kept. Once a day what is older is deleted, and the log says how much; the log itself is kept. What would go is shown under “Kept and deleted”.',
      fields: {
        returnedWorkbooksDays: { label: 'Returned workbooks', unit: 'days', does: 'Workbooks of refused rows hold names and ID numbers; after so many days they are deleted, and the record of the import stays.' },
        positionsDays: { label: 'Positions', unit: 'days', does: 'Where visits and photos were made is wiped so many days after the round has closed; visits and photos stay.' },
        photosDays: { label: 'Photos and files', unit: 'days', does: 'Deleted so many days after the round has closed and every problem that they show is settled; names and checksums stay. Not less than a year.' },
        signInTracesDays: { label: 'Traces of sign-ins', unit: 'days', does: 'From which address and device somebody signed in, or gave a wrong password. Not less than six months (184 days).' },
      },
    },
  },
  codeLists: {},
} as const
