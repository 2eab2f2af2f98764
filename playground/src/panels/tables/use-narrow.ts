import { useEffect, useState } from 'preact/hooks';

const narrow = '(max-width: 760px)';

/** Whether the window is as narrow as a phone, where the styles turn tables into cards. */
export function useNarrow(): boolean {
  const [isNarrow, setIsNarrow] = useState(() => matchMedia(narrow).matches);
  useEffect(() => {
    const list = matchMedia(narrow);
    const follow = () => setIsNarrow(list.matches);
    list.addEventListener('change', follow);
    return () => list.removeEventListener('change', follow);
  }, []);
  return isNarrow;
}
