import { door, trouble } from '../world/world.ts';

/** Said above every room while it concerns them all. */
export function Banners() {
  const problem = door.value?.problem;
  return (
    <>
      {problem && (
        <p class="banner" role="status">
          <strong>No service worker.</strong> {problem} Calls go straight to the mock in this page
          instead: the answers are the same, but the browser’s network panel does not show them.
        </p>
      )}
      {trouble.value && (
        <p class="banner bad" role="alert">
          {trouble.value.what}: {trouble.value.cause}
        </p>
      )}
    </>
  );
}
