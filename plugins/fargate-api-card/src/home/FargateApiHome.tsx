import {
  Alert,
  ButtonLink,
  Card,
  CardBody,
  CardHeader,
  Container,
  Flex,
  Skeleton,
  Text,
  VisuallyHidden,
} from '@backstage/ui';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import {
  EnvironmentStatus,
  FargateApiStatus,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { ReactNode } from 'react';
import { ApiAdvice } from '../advice/ApiAdvice';
import { ageText } from '../clock/ageText';
import { AwsClock, useSince } from '../clock/AwsClock';
import { useNow } from '../clock/useNow';
import { BadgeState, StateBadge } from '../components/StateBadge';
import text from '../components/text.module.css';
import { environmentStateOf } from '../environment/environmentStateOf';
import { SimulatedClockNote } from '../components/SimulatedClockNote';
import { useTranslate } from '../messages/useTranslate';
import { imageName } from '../tasks/imageName';
import { templatePath } from '../templatePath';
import styles from './FargateApiHome.module.css';
import { Owned, OwnedApi, OwnedEntities } from './readOwned';
import { useOwned } from './useOwned';
import { worstState } from './worstState';

const DEPLOY = templatePath('fargate-public-api');

/** What this is, how to begin, and what the user owns. */
export function FargateApiHome() {
  const t = useTranslate();
  const { value, receivedAt, error } = useOwned();
  const now = useNow();
  const elapsed = Math.max(0, now - (receivedAt ?? now));
  const isFirst = value?.apis.length === 0;
  return (
    <Container my="4">
      <Flex direction="column" gap="4">
        <Flex direction="column" gap="3" align="start">
          <Text as="p" className={styles.intro}>
            {t('home.intro')}
          </Text>
          {value && (
            <ButtonLink variant="primary" href={DEPLOY}>
              {t(isFirst ? 'home.deployFirst' : 'home.deploy')}
            </ButtonLink>
          )}
        </Flex>
        <ApiAdvice />
        {value && <OwnedLists owned={value} elapsed={elapsed} />}
        {!value && error && (
          <Alert
            icon
            status="danger"
            title={t('home.failed')}
            description={error.message}
          />
        )}
        {!value && !error && (
          <Flex direction="column" gap="3" aria-busy>
            <VisuallyHidden role="status">{t('home.loading')}</VisuallyHidden>
            <Skeleton width="100%" height="8rem" />
            <Skeleton width="100%" height="6rem" />
          </Flex>
        )}
      </Flex>
    </Container>
  );
}

function OwnedLists(props: { owned: OwnedEntities; elapsed: number }) {
  const t = useTranslate();
  const { owned, elapsed } = props;
  const clock = owned.apis
    .flatMap(({ statuses }) => statuses)
    .find(status => status?.clockSpeed);
  return (
    <>
      <List title={t('home.apis')} none={t('home.noApis')}>
        {owned.apis.map(api => (
          <Api key={api.entity.metadata.uid} api={api} elapsed={elapsed} />
        ))}
      </List>
      {clock && <SimulatedClockNote clock={clock} />}
      <List title={t('home.environments')} none={t('home.noEnvironments')}>
        {owned.environments.map(environment => (
          <Environment
            key={environment.entity.metadata.uid}
            environment={environment}
            elapsed={elapsed}
          />
        ))}
      </List>
    </>
  );
}

function List(props: { title: string; none: string; children: ReactNode[] }) {
  const { title, none, children } = props;
  return (
    <Card>
      <CardHeader>
        <Text as="h2" variant="title-x-small">
          {title}
        </Text>
      </CardHeader>
      <CardBody>
        {children.length > 0 ? (
          <ul aria-label={title} className={`${text.list} ${styles.list}`}>
            {children}
          </ul>
        ) : (
          <Text className={text.muted}>{none}</Text>
        )}
      </CardBody>
    </Card>
  );
}

function Api({ api, elapsed }: { api: OwnedApi; elapsed: number }) {
  const { entity, statuses } = api;
  const [status] = statuses;
  return (
    <Row entity={entity} state={worstState(statuses, elapsed)}>
      {statuses.length > 1 && <Several statuses={statuses} elapsed={elapsed} />}
      {statuses.length === 1 && status && (
        <AwsClock reading={status} elapsed={elapsed}>
          <Deployed status={status} />
        </AwsClock>
      )}
    </Row>
  );
}

/** How many services an API has, and how each is. */
function Several(props: { statuses: OwnedApi['statuses']; elapsed: number }) {
  const t = useTranslate();
  const { statuses, elapsed } = props;
  return (
    <>
      {[
        t('home.several', { n: String(statuses.length) }),
        ...statuses.flatMap(status =>
          status
            ? `${status.target.name} · ${status.target.region}: ${t(
                `state.${worstState([status], elapsed)}`,
              )}`
            : [],
        ),
      ].join(', ')}
    </>
  );
}

/** What was deployed last, when and where. */
function Deployed({ status }: { status: FargateApiStatus }) {
  const t = useTranslate();
  const since = useSince();
  const { service, taskDefinition, target } = status;
  const { state, startedAt } = service.value?.rollout ?? {};
  const image = taskDefinition.value?.images[0];
  const age = startedAt && ageText(t, since(startedAt));
  const verb = state === 'in-progress' ? 'home.deploying' : 'home.deployed';
  return (
    <>
      {[
        image && imageName(image),
        age && t(verb, { age }),
        `${target.name} · ${target.region}`,
      ]
        .filter(Boolean)
        .join(' · ')}
    </>
  );
}

function Environment(props: {
  environment: Owned<EnvironmentStatus>;
  elapsed: number;
}) {
  const { entity, status } = props.environment;
  return (
    <Row
      entity={entity}
      state={status ? environmentStateOf(status, props.elapsed) : 'unknown'}
    >
      {status && `${status.target.name} · ${status.target.region}`}
    </Row>
  );
}

function Row(props: {
  entity: Owned<unknown>['entity'];
  state: BadgeState;
  children: ReactNode;
}) {
  return (
    <li>
      <EntityRefLink entityRef={props.entity} />
      <StateBadge state={props.state} />
      <Text className={`${text.muted} ${styles.facts}`}>{props.children}</Text>
    </li>
  );
}
