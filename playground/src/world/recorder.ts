/*
 * What watches usage. A module of its own that is fetched while the frame is drawn: only one room and
 * a hint show what it records.
 */
export { recordUsage } from '@sandtable/mock';
