import { InputError } from '@backstage/errors';
import { PipelineSource } from './forge/Forge';

/** What the template allows in a subject, and git or GitHub in a name. */
const IN_SUBJECTS = /^[a-zA-Z0-9._:/@%+=#-]{1,150}$/;

/** @throws InputError when a role could not trust what deploys. */
export function checkSource(source: PipelineSource): void {
  for (const [field, value] of Object.entries(source)) {
    if (value !== undefined && !IN_SUBJECTS.test(value)) {
      throw new InputError(
        `${field}: "${value}" cannot be in the trust policy of a role. Take letters, digits and ._:/@%+=#-, at most 150 in all.`,
      );
    }
  }
}
