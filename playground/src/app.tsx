import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
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
  const [keyList, setKeyList] = useState<{ KeyList: ComponentType<{ onClose: () => void }> }>();
  const showKeys = () => void import('./frame/key-list.tsx').then(setKeyList);
  useEffect(
    () =>
      listenForKeys({
        create: () => navigate('/create/tokens/new'),
        showKeys,
      }),
    [],
  );
  return (
    <>
      <a class="skip button" href="#room">
        Skip to the room
      </a>
      <div class="frame">
        <Rail onShowKeys={showKeys} />
        <TopLine />
        <CurrentRoom />
      </div>
      {keyList && <keyList.KeyList onClose={() => setKeyList(undefined)} />}
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
    within: '/tables',
    load: async () => (await import('./panels/tables/tables-room.tsx')).TablesRoom,
  },
  {
    within: '/formula',
    load: async () => (await import('./panels/formula/formula-room.tsx')).FormulaRoom,
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

const loadTrouble = async () => (await import('./frame/dead-ends.tsx')).TroubleRoom;
const loadNowhere = async () => (await import('./frame/dead-ends.tsx')).NoSuchRoom;

function CurrentRoom() {
  const here = path.value;
  if (trouble.value && !world.value) return <LaterRoom load={loadTrouble} rest="" />;
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
  return <LaterRoom key={here} load={loadNowhere} rest={here} />;
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
