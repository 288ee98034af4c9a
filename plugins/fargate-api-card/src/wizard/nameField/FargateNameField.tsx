import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import {
  MAX_NAME_LENGTH,
  nameProblem,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { CheckedTextField } from '../CheckedTextField';
import { fargateApiTranslationRef } from '../../messages/fargateApiTranslationRef';
import { Taken } from './findTaken';
import { NameOptions } from './NameOptions';
import { TakenChoice } from './TakenChoice';
import { useTakenName } from './useTakenName';

/** The number of remaining characters from which it is shown. */
const FEW_LEFT = 8;

/**
 * A scaffolder form field for the name of an API or an environment, which
 * validates the name while the user types. With `ui:options.kind` it also
 * warns if the catalog has an entity of that name, and offers what can be done with
 * that; with `ui:options.ifTaken` it refuses the name.
 */
export const FargateNameField = (
  props: FieldExtensionComponentProps<string, NameOptions>,
) => {
  const { onChange, formData = '', schema, uiSchema } = props;
  const { t } = useTranslationRef(fargateApiTranslationRef);
  const options = uiSchema['ui:options'] ?? {};
  const { kind, ifTaken } = options;
  const taken = useTakenName(kind, formData);

  const problem = nameProblem(formData);
  const left = MAX_NAME_LENGTH - formData.length;
  const isRefused = !problem && taken && ifTaken;
  const notes = [
    !problem &&
      taken &&
      !ifTaken &&
      `${takenBy(taken)} ${t('nameField.taken')}`,
    left >= 0 && left <= FEW_LEFT && t('nameField.left', { left }),
  ].filter(note => typeof note === 'string');
  return (
    <CheckedTextField
      field={props}
      label={schema.title ?? t('nameField.title')}
      text={formData}
      isEager
      isShown={Boolean(isRefused || formData)}
      problem={problemText()}
      notes={notes}
      onChange={onChange}
    >
      {!problem && taken && <TakenChoice taken={taken} options={options} />}
    </CheckedTextField>
  );

  function problemText(): string | undefined {
    if (problem) {
      return t(`nameField.problem.${problem}`, { max: MAX_NAME_LENGTH });
    }
    return isRefused ? `${takenBy(taken)} ${ifTaken}` : undefined;
  }

  function takenBy({ name, owner }: Taken): string {
    return owner
      ? t('nameField.takenBy', { name, owner })
      : t('nameField.takenByNobody', { name });
  }
};
