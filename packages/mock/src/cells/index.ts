export { type Choice, choiceColors, choicesOf, withChoice } from './choices.ts';
export { cellOf, cells } from './table.ts';
