import { InputError } from '@backstage/errors';
import { plainText } from '@fargate-api/backstage-plugin-fargate-api-common';

/**
 * Checks that a text reads as what it says, since it stands on pages that others
 * trust. The catalog and the card leave out what is refused here.
 *
 * @throws InputError with the field and the character.
 */
export function checkReadable(field: string, text: string | undefined): void {
  const hidden = [...(text ?? '').replace(/\r\n/g, '\n')].find(
    character => plainText(character) === '',
  );
  if (hidden) {
    const code = hidden.codePointAt(0)!.toString(16).toUpperCase();
    throw new InputError(
      `${field}: contains the character U+${code.padStart(
        4,
        '0',
      )}, which is invisible or changes the direction of the text. Remove it.`,
    );
  }
}
