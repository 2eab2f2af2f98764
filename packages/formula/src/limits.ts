/** Bounds that keep one formula from taking the whole machine. Lengths are in UTF-16 units. */
export const limits = {
  /** Text of a formula: ten thousand `RECORD_ID()='…'` fit, a pasted file does not. */
  formulaLength: 500_000,
  /** Parts inside parts: what trees are walked with is the stack, which ends at some ten thousand. */
  nesting: 1_000,
  /** Text that a function or `&` makes: far beyond any cell, and `REPT("x", 1e9)` costs nothing. */
  textLength: 1_000_000,
  /** Text that all arguments of a call, and of the calls around it, may hold at a time. */
  heldText: 10_000_000,
  /** Time zones kept, each with the platform's formatter: a table rarely shows more. */
  zones: 50,
  /** Weeks of a zone whose offset is kept: forty years. */
  zoneWeeks: 2_000,
  /** Texts that were compared with dates, kept as they were read. */
  comparedDates: 50,
  /** Lists of holidays kept as they were read. */
  holidayLists: 50,
  /** Format of a date: parsing by one takes its length times that of the text. */
  dateFormatLength: 1_000,
  /** Formats that dates are written by quickly, because the library keeps them; more go by pieces. */
  dateFormats: 500,
  /** Text that is parsed by a format. */
  dateTextLength: 1_000,
  /** Regular expressions kept compiled. */
  patterns: 100,
  /** Regular expression: one of ten thousand may compile to a million instructions. */
  patternLength: 10_000,
  /** Instructions of a regular expression: beyond about as many, RE2 refuses by default. */
  patternSize: 50_000,
  /** Steps of matching, which are characters looked at times instructions: about a second. */
  patternSteps: 100_000_000,
  /** Items of an array that a function makes: arrays of arrays grow fast. */
  arrayLength: 100_000,
} as const;
