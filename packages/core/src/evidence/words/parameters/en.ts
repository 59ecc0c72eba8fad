export const words = {
  parameters: {
    evidence: {
      title: 'Photos and files',
      does: 'How large a file may be, and how large photos are kept. What was sent already stays.',
      fields: {
        largestBytes: { label: 'Largest file', unit: 'MB', does: 'Larger files are not taken.' },
        unfinishedUploads: { label: 'Unfinished files of one person', unit: 'files', does: 'Beyond so many, they are to be finished first, or go after a week.' },
        largestPixels: { label: 'Largest photo', unit: 'megapixels', does: 'Larger photos are not taken.' },
        longerSide: { label: 'Photos are kept with a longer side of', unit: 'pixels', does: 'Larger ones are made smaller.' },
        thumbnailSide: { label: 'Longer side of small pictures', unit: 'pixels', does: 'As lists show them.' },
        quality: { label: 'Quality of photos', unit: '(1–100)', does: 'More is clearer and takes more room.' },
      },
    },
  },
  codeLists: {},
} as const
