/** Marks what Airtable's own pages do not have. */
export function Ours() {
  return (
    <span class="tag ours" title="Not on Airtable’s own page: this is Sandtable’s">
      ours
    </span>
  );
}
