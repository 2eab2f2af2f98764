import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { KeyList } from './frame/key-list.tsx';
import { Notes } from './frame/notes.tsx';
import { Rail } from './frame/rail.tsx';
import { Room, Waiting } from './frame/room.tsx';
import { TopLine } from './frame/top-line.tsx';
import { listenForKeys } from './keys.ts';
import { TokenListRoom } from './panels/tokens/token-list.tsx';
import { navigate, path } from './place.ts';
import { trouble, world } from './world/world.ts';

/** The page: a frame that stays, and the room that the address names. */
export function App() {
  const [showingKeys, setShowingKeys] = useState(false);
  useEffect(
    () =>
      listenForKeys({
        create: () => navigate('/create/tokens/new'),
        showKeys: () => setShowingKeys(true),
      }),
    [],
  );
  return (
    <>
      <a class="skip button" href="#room">
        Skip to the room
      </a>
      <div class="frame">
        <Rail onShowKeys={() => setShowingKeys(true)} />
        <TopLine />
        <CurrentRoom />
      </div>
      {showingKeys && <KeyList onClose={() => setShowingKeys(false)} />}
      <Notes />
    </>
  );
}

/** Rooms beyond the first screen are fetched when somebody enters them. */
const laterRooms: readonly {
  within: string;
  load: () => Promise<ComponentType<{ rest: string }>>;
}[] = [
  {
    within: '/create/tokens',
    load: async () => (await import('./panels/tokens/token-room.tsx')).AnyTokenRoom,
  },
  {
    within: '/console',
    load: async () => (await import('./panels/console/console-room.tsx')).ConsoleRoom,
  },
  {
    within: '/traffic',
    load: async () => (await import('./panels/traffic/traffic-room.tsx')).TrafficRoom,
  },
  {
    within: '/matrix',
    load: async () => (await import('./panels/matrix/matrix-room.tsx')).MatrixRoom,
  },
  {
    within: '/usage',
    load: async () => (await import('./panels/usage/usage-room.tsx')).UsageRoom,
  },
  {
    within: '/admin',
    load: async () => (await import('./panels/admin/admin-room.tsx')).AdminRoom,
  },
];

function CurrentRoom() {
  const here = path.value;
  if (trouble.value && !world.value) return <TroubleRoom {...trouble.value} />;
  if (!world.value) {
    return (
      <Room title="Sandtable">
        <Waiting what="Setting up the sample world" />
      </Room>
    );
  }
  if (here === '/create/tokens' || here === '/') return <TokenListRoom />;
  const later = laterRooms.find(({ within }) => here === within || here.startsWith(`${within}/`));
  if (later) {
    return (
      <LaterRoom key={later.within} load={later.load} rest={here.slice(later.within.length + 1)} />
    );
  }
  return <NoSuchRoom />;
}

interface LaterRoomProps {
  readonly load: () => Promise<ComponentType<{ rest: string }>>;
  /** What follows the room in the address, e.g. `records.list`. */
  readonly rest: string;
}

function LaterRoom({ load, rest }: LaterRoomProps) {
  const [Loaded, setLoaded] = useState<{ room: ComponentType<{ rest: string }> }>();
  useEffect(() => {
    void load().then((room) => setLoaded({ room }));
  }, [load]);
  return Loaded ? <Loaded.room rest={rest} /> : <Waiting what="Opening the room" />;
}

function NoSuchRoom() {
  return (
    <Room title="Nothing here">
      <div class="empty">
        <p>
          There is no room at <code>{path.value}</code>.
        </p>
        <a class="button" href="/create/tokens">
          Go to the tokens
        </a>
      </div>
    </Room>
  );
}

function TroubleRoom({ what, cause }: { what: string; cause: string }) {
  return (
    <Room title={what}>
      <div class="empty">
        <p>{cause}</p>
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
