import { Button, ButtonLink, Flex } from '@backstage/ui';
import { useTranslate } from '../../messages/useTranslate';
import { templatePath } from '../../templatePath';
import { useFillPage } from '../page/useFillPage';
import { Taken } from './findTaken';
import { NameOptions } from './NameOptions';

/** What one click does with what has the name already, instead of another name. */
export function TakenChoice(props: {
  taken: Taken;
  options: Pick<NameOptions, 'useIt' | 'updateIt'>;
}) {
  const t = useTranslate();
  const fill = useFillPage();
  const { name, entityRef } = props.taken;
  const { useIt, updateIt } = props.options;
  if (!entityRef) {
    return null;
  }
  return (
    <Flex mt="1">
      {useIt && fill && (
        <Button
          variant="tertiary"
          size="small"
          onPress={() =>
            fill({ [useIt.choice]: 'existing', [useIt.entity]: { entityRef } })
          }
        >
          {t('nameField.use', { name })}
        </Button>
      )}
      {updateIt && (
        <ButtonLink
          variant="tertiary"
          size="small"
          // Beside this one: the wizard of another template would keep its values.
          target="_blank"
          href={templatePath(updateIt.template, {
            [updateIt.entity]: { entityRef },
          })}
        >
          {t('nameField.update', { name })}
        </ButtonLink>
      )}
    </Flex>
  );
}
