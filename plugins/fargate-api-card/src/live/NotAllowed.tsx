import { Entity, RELATION_OWNED_BY } from '@backstage/catalog-model';
import {
  EntityRefLinks,
  getEntityRelations,
} from '@backstage/plugin-catalog-react';
import { Alert, Flex } from '@backstage/ui';
import { fargateApiStatusReadPermission } from '@fargate-api/backstage-plugin-fargate-api-common';
import text from '../components/text.module.css';
import { useTranslate } from '../messages/useTranslate';

/** The missing permission, and whom to ask for it. */
export function NotAllowed(props: { entity: Entity; title: string }) {
  const t = useTranslate();
  const owners = getEntityRelations(props.entity, RELATION_OWNED_BY);
  return (
    <Alert
      icon
      status="info"
      title={props.title}
      description={
        <Flex direction="column" gap="1">
          <span>
            {t('notAllowed.description', {
              permission: (
                <span className={text.code}>
                  {fargateApiStatusReadPermission.name}
                </span>
              ),
            })}
          </span>
          {owners.length > 0 ? (
            <span>
              {t('notAllowed.ask')}{' '}
              <EntityRefLinks entityRefs={owners} defaultKind="group" />
            </span>
          ) : (
            <span>{t('notAllowed.askAdministrator')}</span>
          )}
        </Flex>
      }
    />
  );
}
