import {
  overlaps,
  parseCidr,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { Translate } from '../../messages/useTranslate';
import { TextOptions } from './TextOptions';

/** What a text must be. */
export interface TextRules {
  pattern?: string;
  errorMessage?: string;
}

/**
 * Why a text cannot be taken, in words that follow the name of its field.
 *
 * @param form - the other fields, by their names.
 */
export function textProblem(
  t: Translate,
  text: string,
  { pattern, errorMessage }: TextRules,
  { confirms, apartFrom }: TextOptions = {},
  form: Readonly<Record<string, any>> = {},
): string | undefined {
  if (pattern && !new RegExp(pattern).test(text)) {
    return errorMessage;
  }
  const name = confirms && nameOf(form[confirms]?.entityRef);
  if (name && text !== name) {
    return t('fieldProblem.confirms', { name });
  }
  const network = parseCidr(text);
  const taken = [form[apartFrom ?? '']]
    .flat()
    .find(
      other =>
        network &&
        parseCidr(other ?? '') &&
        overlaps(network, parseCidr(other)!),
    );
  return taken ? t('fieldProblem.overlaps', { cidr: taken }) : undefined;
}

function nameOf(entityRef: string | undefined): string | undefined {
  return entityRef?.split('/').pop();
}
