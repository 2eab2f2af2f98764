import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';

interface DialogProps {
  readonly title: string;
  readonly children: ComponentChildren;
  readonly onClose: () => void;
  /** When false, Esc does nothing: the dialog holds what cannot be shown again. Default true. */
  readonly escapable?: boolean;
}

/** A modal dialog. The browser keeps the focus inside and gives it back when the dialog goes. */
export function Dialog({ title, children, onClose, escapable = true }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useLayoutEffect(() => {
    const opener = document.activeElement;
    const element = dialog.current;
    element?.showModal();
    return () => {
      element?.close();
      // Once the page stands: what opened it may be gone or switched off by what was done here.
      queueMicrotask(() => whereToGoBack(opener)?.focus());
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        if (escapable) onClose();
      }}
      onKeyDown={(event) => {
        // Without this a second Esc closes a dialog whatever `cancel` said.
        if (event.key === 'Escape' && !escapable) event.preventDefault();
      }}
    >
      <div class="stack">
        <h2 id={titleId}>{title}</h2>
        {children}
      </div>
    </dialog>
  );
}

/** What opened a dialog, or the button of the menu that it stands in, or the room's heading. */
function whereToGoBack(opener: Element | null): HTMLElement | undefined {
  const menu = opener?.closest('[popover]')?.id;
  const back = [
    opener,
    menu ? document.querySelector(`[popovertarget="${menu}"]:not([popovertargetaction])`) : null,
    document.querySelector('.room h1'),
  ];
  return back
    .filter((element) => element instanceof HTMLElement)
    .find((element) => element.checkVisibility() && !element.matches(':disabled, body'));
}

interface ConfirmProps {
  readonly title: string;
  /** What happens, in a sentence. */
  readonly children: ComponentChildren;
  /** Text of the button that does it. */
  readonly action: string;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** Ask before something that cannot be undone; the harmless button has the focus. */
export function Confirm({ title, children, action, onConfirm, onClose }: ConfirmProps) {
  return (
    <Dialog title={title} onClose={onClose}>
      <p>{children}</p>
      <div class="row">
        <button type="button" class="button" onClick={onClose}>
          Cancel
        </button>
        <button type="button" class="button danger" onClick={onConfirm}>
          {action}
        </button>
      </div>
    </Dialog>
  );
}
