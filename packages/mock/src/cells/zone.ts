import { TZDateMini } from '@date-fns/tz/date/mini';

/**
 * The moment at which clocks in a time zone show a date and time. Milliseconds in and out.
 *
 * A time that clocks skip is read an hour later, one that they show twice is the earlier.
 *
 * @param wall What the clocks show, as if it were UTC.
 * @param timeZone IANA name, e.g. `America/Los_Angeles`.
 * @throws {RangeError} For a zone that the platform does not know.
 */
export function fromWallClock(wall: number, timeZone: string): number {
  const shown = new Date(wall);
  const local = new TZDateMini(0, timeZone);
  local.setFullYear(shown.getUTCFullYear(), shown.getUTCMonth(), shown.getUTCDate());
  local.setHours(
    shown.getUTCHours(),
    shown.getUTCMinutes(),
    shown.getUTCSeconds(),
    shown.getUTCMilliseconds(),
  );
  const moment = local.getTime();
  if (Number.isNaN(moment)) throw new RangeError(`There is no time zone "${timeZone}"`);
  return moment;
}
