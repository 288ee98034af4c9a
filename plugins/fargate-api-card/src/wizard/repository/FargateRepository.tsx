import { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { Flex } from '@backstage/ui';
import { useTranslate } from '../../messages/useTranslate';
import { CheckedTextField } from '../CheckedTextField';
import { sentence } from '../sentence';
import {
  isComplete,
  parseRepository,
  Repository,
  serializeRepository,
} from './repository';
import { RepositoryOptions } from './RepositoryOptions';
import { SelectedRepository } from './SelectedRepository';
import { useObstacle } from './useObstacle';

/**
 * A scaffolder form field for the owner and the name of a repository, which the
 * review page shows in words. It says at once if the portal cannot create it. Backstage's RepoUrlPicker has the browser refuse what is
 * empty, by a bubble, and the review page show `github.com?owner=acme&repo=orders`.
 */
export const FargateRepository = (
  props: FieldExtensionComponentProps<SelectedRepository, RepositoryOptions>,
) => {
  const { formData, onChange, idSchema, rawErrors, required, uiSchema } = props;
  const options = uiSchema['ui:options'] ?? {};
  const { host = 'github.com' } = options;
  const t = useTranslate();
  const repository = { ...parseRepository(formData?.repoUrl), host };
  const { found, onLeave } = useObstacle(repository, options);
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
  const problemOf = (part: 'owner' | 'repo') => {
    if (!repository[part]) {
      return t('repository.missing');
    }
    return found?.part === part
      ? sentence(t(`repositoryObstacle.${found.obstacle}`, repository))
      : undefined;
  };
  return (
    <Flex direction="column" gap="4">
      <CheckedTextField
        field={field('owner', t('repository.ownerHelp'))}
        label={t('repository.owner', { host })}
        text={repository.owner}
        problem={problemOf('owner')}
        isShown={found?.part === 'owner'}
        onChange={owner => change({ owner })}
        onLeave={onLeave}
      />
      <CheckedTextField
        field={field('repo')}
        label={t('repository.name')}
        text={repository.repo}
        problem={problemOf('repo')}
        isShown={found?.part === 'repo'}
        onChange={repo => change({ repo })}
        onLeave={onLeave}
      />
    </Flex>
  );
};
