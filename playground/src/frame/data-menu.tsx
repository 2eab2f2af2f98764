import { signal } from '@preact/signals';
import { useRef, useState } from 'preact/hooks';
import { explain } from '../explain.ts';
import { Ours } from '../panels/tokens/ours.tsx';
import { extras } from '../world/extras.ts';
import { importSeed, limited, limitRates, offerExtras, resetToSample } from '../world/switches.ts';
import { world } from '../world/world.ts';
import { Confirm } from './dialog.tsx';
import { Icon } from './icon.tsx';
import { say } from './notes.tsx';

const realTokens =
  '. It holds tokens that look like the real service’s: only their hashes are kept, and this page does not send them. Regenerate them here to use them.';

const undo = signal<(() => Promise<void>) | undefined>(undefined);

/** The whole state as one file: out, in, and back to the sample, which can be undone. */
export function DataMenu() {
  const file = useRef<HTMLInputElement>(null);
  const [asking, setAsking] = useState(false);

  const reset = async () => {
    setAsking(false);
    undo.value = await resetToSample();
    say('The sample is back. “Undo reset” is in the Data menu.');
  };
  const takeBack = async () => {
    // Not by `popovertarget`: this button is gone before the browser would get to that.
    document.getElementById('data')?.hidePopover();
    await undo.value?.();
    undo.value = undefined;
    say('Everything is as it was before the reset');
  };
  const read = async (chosen: File | undefined) => {
    if (!chosen) return;
    try {
      const real = await importSeed(await chosen.text());
      say(`${chosen.name} is loaded${real > 0 ? realTokens : ''}`);
    } catch (error) {
      say(`${chosen.name} was not loaded: ${explain(error)}`);
    }
  };

  return (
    <>
      <button type="button" class="button quiet small" popovertarget="data" disabled={!world.value}>
        <Icon name="disk" />
        Data
      </button>
      <div id="data" popover="auto" class="menu">
        <button
          type="button"
          class="button quiet"
          popovertarget="data"
          popovertargetaction="hide"
          onClick={download}
        >
          Export everything as a file
        </button>
        <button
          type="button"
          class="button quiet"
          popovertarget="data"
          popovertargetaction="hide"
          onClick={() => file.current?.click()}
        >
          Import a seed file
        </button>
        <button
          type="button"
          class="button quiet"
          popovertarget="data"
          popovertargetaction="hide"
          onClick={() => setAsking(true)}
        >
          Reset to the sample
        </button>
        <button
          type="button"
          class="button quiet"
          aria-pressed={limited.value}
          onClick={() => limitRates(!limited.value)}
        >
          <Icon name={limited.value ? 'check' : 'clock'} />
          Limit rates: 5 a second per base
        </button>
        <button
          type="button"
          class="button quiet"
          aria-pressed={extras.value}
          title="Expiry, a grace for the old secret, the last caller, clones"
          onClick={() => offerExtras(!extras.value)}
        >
          <Icon name={extras.value ? 'check' : 'key'} />
          Sandtable’s extras for tokens
          <Ours />
        </button>
        {undo.value && (
          <button type="button" class="button quiet" onClick={() => void takeBack()}>
            Undo reset
          </button>
        )}
      </div>
      <input
        ref={file}
        type="file"
        accept="application/json,.json"
        aria-label="Seed file"
        hidden
        onChange={(event) => {
          void read(event.currentTarget.files?.[0]);
          event.currentTarget.value = '';
        }}
      />
      {asking && (
        <Confirm
          title="Reset to the sample?"
          action="Reset"
          onConfirm={() => void reset()}
          onClose={() => setAsking(false)}
        >
          Tokens, records and everything else you changed go; the films and books come back as they
          were on the first visit. You can undo this until the page is closed.
        </Confirm>
      )}
    </>
  );
}

function download(): void {
  if (!world.value) return;
  const text = JSON.stringify(world.value.mock.export(), null, 1);
  const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = 'sandtable-seed.json';
  link.click();
  URL.revokeObjectURL(address);
}
