import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';

type Kept = Readonly<Record<string, string | undefined>>;

/** What the address keeps of a page: filters, what is open. The back button takes it back. */
export function useAddress(): [Kept, (changes: Kept) => void] {
  const search: Record<string, unknown> = useSearch({ strict: false });
  const navigate = useNavigate();
  const kept = Object.fromEntries(
    Object.entries(search).map(([key, value]) => [key, String(value)]),
  );
  const change = useCallback(
    (changes: Kept) =>
      void navigate({
        to: '.',
        search: (before: Kept) =>
          Object.fromEntries(
            Object.entries({ ...before, ...changes }).filter(([, value]) => value !== undefined),
          ),
      }),
    [navigate],
  );
  return [kept, change];
}
