import { useLayoutEffect, useRef } from 'react';
import { parseEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/frontend-plugin-api';
import { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { Select } from '@backstage/ui';
import { DeploymentRecord } from '@fargate-api/backstage-plugin-fargate-api-common';
import useAsync from 'react-use/esm/useAsync';
import { fargateApiRef } from '../../api/FargateApi';
import { ageText } from '../../clock/ageText';
import { canRollBackTo } from '../../deployments/canRollBackTo';
import { Translate, useTranslate } from '../../messages/useTranslate';
import { imageName } from '../../tasks/imageName';
import { FieldSurface } from '../FieldSurface';
import { FargateNumberField } from '../numberField/FargateNumberField';
import { RevisionOptions } from './RevisionOptions';

/**
 * A scaffolder form field that selects the revision to which an API is rolled back.
 * It lists those that ran well, newest first, and begins with the first. Where they
 * cannot be read, and for a revision that is not among them, it is a number.
 */
export const FargateRevisionField = (
  props: FieldExtensionComponentProps<number | null, RevisionOptions>,
) => {
  const { formData, onChange, schema, uiSchema, required, formContext } = props;
  const t = useTranslate();
  const api = useApi(fargateApiRef);
  const apiField = uiSchema['ui:options']?.of ?? '';
  const entityRef: string | undefined =
    formContext?.formData?.[apiField]?.entityRef;
  const { value: read } = useAsync(async () => {
    if (!entityRef) {
      return undefined;
    }
    const { now, deployments } = await api.getDeployments(
      parseEntityRef(entityRef),
    );
    return { entityRef, now, deployments: deployments.value ?? [] };
  }, [api, entityRef]);

  const current = read?.entityRef === entityRef ? read : undefined;
  const choices = (current?.deployments ?? []).filter((one, _, all) =>
    canRollBackTo(one, all),
  );
  const newest = choices[0]?.revision;
  // The API for which the revision was set: that of another one means nothing.
  const setFor = useRef(formData === undefined ? undefined : entityRef);
  // A layout effect: no click can come before it, which it would undo.
  useLayoutEffect(() => {
    if (current && setFor.current !== current.entityRef) {
      setFor.current = current.entityRef;
      // Undefined empties the field, which its type does not know.
      onChange(newest as number);
    }
  }, [current, newest, onChange]);

  const isListed = choices.some(({ revision }) => revision === formData);
  if (!isListed) {
    return <FargateNumberField {...props} />;
  }
  return (
    <FieldSurface>
      <Select
        label={schema.title}
        description={schema.description}
        isRequired={required}
        secondaryLabel={required ? t('field.required') : undefined}
        placeholder={t('field.choose')}
        validationBehavior="aria"
        options={choices.map(deployment => ({
          value: String(deployment.revision),
          label: labelOf(t, deployment, current!.now),
        }))}
        value={String(formData)}
        onChange={key => onChange(Number(key))}
      />
    </FieldSurface>
  );
};

/** Which revision, what it ran and since when: `orders:13 · nginx:1.26 · 3 h ago`. */
function labelOf(
  t: Translate,
  { images, startedAt, taskDefinition }: DeploymentRecord,
  now: string,
): string {
  return [
    taskDefinition,
    ...images.map(({ image }) => imageName(image)),
    ...(startedAt
      ? [
          t('age.ago', {
            age: ageText(t, Date.parse(now) - Date.parse(startedAt)),
          }),
        ]
      : []),
  ].join(' · ');
}
