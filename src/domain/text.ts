/** A sentence for a person, complete in both languages of the interface. */
export type Text = { readonly zh: string; readonly en: string };

export const languages = ['zh', 'en'] as const;
export type Language = (typeof languages)[number];

/** Why a value was refused or doubted. `code` is stable; programs switch on it. */
export type Fault = { readonly code: string; readonly message: Text };

/**
 * The two levels of an identifier check: a wrong alphabet or length is refused, a failing check
 * digit of an issued code is only a warning (real certificates carry such codes), which a person
 * overrides with a reason.
 */
export type Checked =
  | { readonly ok: true; readonly value: string; readonly warning?: Fault }
  | { readonly ok: false; readonly fault: Fault };
