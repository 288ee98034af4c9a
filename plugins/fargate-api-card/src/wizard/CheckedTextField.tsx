import { ComponentProps, ReactNode, useState } from 'react';
import { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { Flex, Text, TextField } from '@backstage/ui';
import { RiErrorWarningFill } from '@remixicon/react';
import { useTranslate } from '../messages/useTranslate';
import styles from './CheckedTextField.module.css';
import { FieldSurface } from './FieldSurface';

/**
 * A text field of the wizard that says below itself what is wrong with its text,
 * in a sentence that goes away as the user types. Native validation would block
 * the form with a bubble of the browser instead.
 */
export const CheckedTextField = (props: {
  /** What the form gave to the field. */
  field: Pick<
    FieldExtensionComponentProps<any, any>,
    'schema' | 'uiSchema' | 'idSchema' | 'required' | 'rawErrors'
  >;
  label?: string;
  text: string;
  onChange(text: string): void;
  /** Called when the user leaves the field, or completes it with Enter. */
  onLeave?(): void;
  problem?: string;
  /** Whether a problem shows from the first change, and not only after the field. */
  isEager?: boolean;
  /** Whether a problem shows before any change. */
  isShown?: boolean;
  /** Further sentences. */
  notes?: string[];
  inputMode?: ComponentProps<typeof TextField>['inputMode'];
  /** Below the field. */
  children?: ReactNode;
}) => {
  const t = useTranslate();
  const { field, label, text, onChange, onLeave, problem } = props;
  const { isEager, notes = [] } = props;
  const { schema, uiSchema, idSchema, required, rawErrors } = field;
  const [isTouched, setTouched] = useState(false);
  const shown =
    props.isShown || isTouched || rawErrors?.length ? problem : undefined;
  const sentences = [shown, ...notes].filter(Boolean);
  const noteId = `${idSchema.$id}-note`;
  return (
    <FieldSurface>
      <TextField
        label={label ?? schema.title}
        description={schema.description}
        placeholder={uiSchema['ui:placeholder']}
        isRequired={required}
        secondaryLabel={required ? t('field.required') : undefined}
        isInvalid={Boolean(shown)}
        validationBehavior="aria"
        aria-describedby={noteId}
        // Set by the template's author, on the first field of a page.
        // eslint-disable-next-line jsx-a11y/no-autofocus
        autoFocus={Boolean(uiSchema['ui:autofocus'])}
        autoComplete="off"
        spellCheck="false"
        inputMode={props.inputMode}
        value={text}
        onChange={changed => {
          if (isEager) {
            setTouched(true);
          }
          onChange(changed);
        }}
        onBlur={() => {
          if (text) {
            setTouched(true);
          }
          onLeave?.();
        }}
        onKeyDown={({ key }) => {
          if (key === 'Enter') {
            onLeave?.();
          }
        }}
      />
      {props.children}
      <Flex align="center" gap="1" mt="1">
        {shown && <RiErrorWarningFill className={styles.icon} aria-hidden />}
        <Text as="p" id={noteId} role="status" variant="body-small">
          {sentences.join(' ')}
        </Text>
      </Flex>
    </FieldSurface>
  );
};
