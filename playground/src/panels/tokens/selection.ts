/**
 * What is selected after a row was toggled. With Shift the rows from the one toggled before (`from`)
 * to this one all become what this one becomes.
 */
export function toggled(
  order: readonly string[],
  marked: readonly string[],
  id: string,
  from?: string,
): readonly string[] {
  const [start, end] = [order.indexOf(from ?? id), order.indexOf(id)].sort((a, b) => a - b);
  const range = start === undefined || start < 0 ? [id] : order.slice(start, (end ?? start) + 1);
  const rest = marked.filter((each) => !range.includes(each));
  return marked.includes(id) ? rest : [...rest, ...range];
}
