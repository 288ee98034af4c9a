import { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { Flex } from '@backstage/ui';
import { useTranslate } from '../../messages/useTranslate';
import { CheckedTextField } from '../CheckedTextField';
import {
  isComplete,
  parseRepository,
  Repository,
  serializeRepository,
} from './repository';
import { RepositoryOptions } from './RepositoryOptions';
import { SelectedRepository } from './SelectedRepository';

/**
 * A scaffolder form field for the owner and the name of a repository, which the
 * review page shows in words. Backstage's RepoUrlPicker has the browser refuse what is
 * empty, by a bubble, and the review page show `github.com?owner=acme&repo=orders`.
 */
export const FargateRepository = (
  props: FieldExtensionComponentProps<SelectedRepository, RepositoryOptions>,
) => {
  const { formData, onChange, idSchema, rawErrors, required, uiSchema } = props;
  const { host = 'github.com' } = uiSchema['ui:options'] ?? {};
  const t = useTranslate();
  const repository = { ...parseRepository(formData?.repoUrl), host };
  const change = (part: Partial<Repository>) => {
    const changed = { ...repository, ...part };
    onChange({
      repoUrl: serializeRepository(changed),
      ...(isComplete(changed) && { name: t('repository.words', changed) }),
    });
  };
  const field = (part: string, description?: string) => ({
    schema: { description },
    uiSchema: {},
    idSchema: { $id: `${idSchema.$id}_${part}` },
    required,
    rawErrors,
  });
  return (
    <Flex direction="column" gap="4">
      <CheckedTextField
        field={field('owner', t('repository.ownerHelp'))}
        label={t('repository.owner', { host })}
        text={repository.owner}
        problem={repository.owner ? undefined : t('repository.missing')}
        onChange={owner => change({ owner })}
      />
      <CheckedTextField
        field={field('repo')}
        label={t('repository.name')}
        text={repository.repo}
        problem={repository.repo ? undefined : t('repository.missing')}
        onChange={repo => change({ repo })}
      />
    </Flex>
  );
};
