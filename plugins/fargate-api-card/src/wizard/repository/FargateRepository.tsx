import { configApiRef, useApi } from '@backstage/frontend-plugin-api';
import { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { Flex, Select } from '@backstage/ui';
import { useTranslate } from '../../messages/useTranslate';
import { CheckedTextField } from '../CheckedTextField';
import { FieldSurface } from '../FieldSurface';
import { sentence } from '../sentence';
import { hostsOf } from './hostsOf';
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
 * A scaffolder form field for the owner and the name of a repository, and for its host
 * where there are several, which the review page shows in words. It says at once if the
 * portal cannot create it. Backstage's RepoUrlPicker has the browser refuse what is
 * empty, by a bubble, and the review page show `github.com?owner=acme&repo=orders`.
 */
export const FargateRepository = (
  props: FieldExtensionComponentProps<SelectedRepository, RepositoryOptions>,
) => {
  const { formData, onChange, idSchema, rawErrors, required, uiSchema } = props;
  const options = uiSchema['ui:options'] ?? {};
  const hosts = hostsOf(useApi(configApiRef), options);
  const t = useTranslate();
  const chosen = parseRepository(formData?.repoUrl);
  const host = hosts.includes(chosen.host) ? chosen.host : hosts[0];
  const repository = { ...chosen, host };
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
      {hosts.length > 1 && (
        <FieldSurface>
          <Select
            label={t('repository.host')}
            isRequired={required}
            secondaryLabel={required ? t('field.required') : undefined}
            options={hosts.map(value => ({ value, label: value }))}
            value={host}
            onChange={key => change({ host: String(key) })}
          />
        </FieldSurface>
      )}
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
