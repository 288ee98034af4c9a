import { useState } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { Flex, Text, TextField } from '@backstage/ui';
import {
  MAX_NAME_LENGTH,
  nameProblem,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { RiErrorWarningFill } from '@remixicon/react';
import { FieldSurface } from '../FieldSurface';
import { fargateApiTranslationRef } from '../../messages/fargateApiTranslationRef';
import styles from './FargateNameField.module.css';
import { useTakenName } from './useTakenName';

/** The number of remaining characters from which it is shown. */
const FEW_LEFT = 8;

/**
 * A scaffolder form field for the name of an API or an environment, which
 * validates the name while the user types. With `ui:options.kind` it also
 * warns if the catalog has an entity of that name.
 */
export const FargateNameField = ({
  onChange,
  formData = '',
  required,
  schema,
  uiSchema,
  idSchema,
}: FieldExtensionComponentProps<string, { kind?: string }>) => {
  const { t } = useTranslationRef(fargateApiTranslationRef);
  const taken = useTakenName(uiSchema['ui:options']?.kind, formData);
  const [touched, setTouched] = useState(false);

  const problem = formData || touched ? nameProblem(formData) : undefined;
  const left = MAX_NAME_LENGTH - formData.length;
  const notes = [
    problem && t(`nameField.problem.${problem}`, { max: MAX_NAME_LENGTH }),
    !problem && taken && t('nameField.taken', { name: formData }),
    left >= 0 && left <= FEW_LEFT && t('nameField.left', { left }),
  ].filter(Boolean);
  const noteId = `${idSchema.$id}-note`;
  return (
    <FieldSurface>
      <TextField
        label={schema.title ?? t('nameField.title')}
        description={schema.description}
        isRequired={required}
        isInvalid={Boolean(problem)}
        // The form shows the error; native validation would block it without a message.
        validationBehavior="aria"
        aria-describedby={noteId}
        // Set by the template's author, on the first field of a page.
        // eslint-disable-next-line jsx-a11y/no-autofocus
        autoFocus={Boolean(uiSchema['ui:autofocus'])}
        autoComplete="off"
        spellCheck="false"
        value={formData}
        onChange={name => {
          setTouched(true);
          onChange(name || undefined);
        }}
      />
      <Flex align="center" gap="1" mt="1">
        {problem && <RiErrorWarningFill className={styles.icon} aria-hidden />}
        <Text as="p" id={noteId} role="status" variant="body-small">
          {notes.join(' ')}
        </Text>
      </Flex>
    </FieldSurface>
  );
};
