/** The record and the moment at which the examples yield what they are said to. Times in ms. */
export const exampleRecord = {
  id: 'recKr7vQm2Xs9LbTa',
  createdTime: Date.UTC(2024, 4, 1, 12),
  modifiedTime: Date.UTC(2024, 4, 2, 12),
  now: Date.UTC(2024, 4, 6, 7, 8, 9),
} as const;
