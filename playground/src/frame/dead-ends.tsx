import { trouble } from '../world/world.ts';
import { Room } from './room.tsx';

/** What stands at an address without a room. */
export function NoSuchRoom({ rest }: { rest: string }) {
  return (
    <Room title="Nothing here">
      <div class="empty">
        <p>
          There is no room at <code>{rest}</code>.
        </p>
        <a class="button" href="/create/tokens">
          Go to the tokens
        </a>
      </div>
    </Room>
  );
}

/** Shown when the page could not start at all, with the way out of it. */
export function TroubleRoom() {
  return (
    <Room title={trouble.value?.what ?? 'The playground could not start'}>
      <div class="empty">
        <p>{trouble.value?.cause}</p>
        <p>
          The playground keeps its state in this browser. If what is kept there cannot be read any
          more, start over: that deletes it and loads the sample again.
        </p>
        <button type="button" class="button danger" onClick={startOver}>
          Start over
        </button>
      </div>
    </Room>
  );
}

function startOver(): void {
  const request = indexedDB.deleteDatabase('sandtable');
  request.onsuccess = () => location.assign('/create/tokens');
}
