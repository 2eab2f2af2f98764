import { Confirm } from '../../frame/dialog.tsx';

interface DeleteQuestionProps {
  readonly names: readonly string[];
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** Ask once before tokens are deleted, and name each of them. */
export function DeleteQuestion({ names, onConfirm, onClose }: DeleteQuestionProps) {
  const one = names.length === 1;
  return (
    <Confirm
      title={one ? 'Delete this token?' : `Delete ${names.length} tokens?`}
      action={one ? 'Delete token' : `Delete ${names.length} tokens`}
      onConfirm={onConfirm}
      onClose={onClose}
    >
      {names.map((name) => `“${name}”`).join(', ')}: whatever uses {one ? 'it' : 'them'} is refused
      from the next call on. This cannot be undone.
    </Confirm>
  );
}
