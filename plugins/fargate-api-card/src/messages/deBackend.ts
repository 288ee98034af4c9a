const DEPLOY_AGAIN =
  'Neu bereitstellen, oder die Entität aus dem Katalog entfernen, wenn sie absichtlich gelöscht wurde.';
const MAKE_AGAIN =
  'Die API löschen und neu bereitstellen: Eine Aktualisierung stellt das nicht wieder her.';
const RENEW =
  'Den Validierungseintrag des Zertifikats im DNS anlegen, damit ACM es erneuern kann, oder ein neues Zertifikat importieren.';
const FAILED_ROLLOUT =
  'Herausfinden, warum die Tasks gestoppt sind, dann erneut bereitstellen.';
const ARCHITECTURE = 'linux/amd64 für X86_64, linux/arm64 für ARM64';
const GRACE =
  'die Grace Period des Health Checks (healthCheckGracePeriodSeconds) für seinen Start ausreicht';
const AWS_RETRY =
  'Warten, bis ECS es erneut versucht; wenn es so bleibt, im AWS Health Dashboard nachsehen.';
const FIX_LOGGED = 'Den Fehler beheben, den das Log des Containers zeigt.';
const READ_FAILED = 'Lesen fehlgeschlagen ({{parts, list}}): {{failure}}';
const HIGHER_QUOTA =
  'An der Quote werden weitere APIs abgelehnt. Diese in einer anderen Umgebung oder mit eigenem Load Balancer bereitstellen, oder bei AWS eine höhere Quote beantragen.';
const LAST_UPDATE = 'Das letzte Update des Stacks {{stack}}';
const CERTIFICATE = 'Das Zertifikat von {{name}}';

const API_AGAIN = 'die API erneut bereitstellen';
const NO_ROUTE =
  'keine Routentabelle von {{vpcId}} ({{routeTables, list}}) hat eine Route dorthin';
const ADD_ROUTE =
  'der Eigentümer des Transit Gateways propagiert diese Route oder trägt sie ein';
const ALLOW_CONSUMER =
  'das CIDR des Konsumenten in consumerCidrs der API eintragen';

const ASK_ADMINISTRATOR =
  'Einen Administrator bitten, die integrations in der app-config zu prüfen, oder ohne Repository fortfahren';

/** The messages of the backend in German, by the keys of `FARGATE_API_MESSAGES`. */
export const deBackend = {
  'problem.service-missing.message': '{{failure}}',
  'problem.service-missing.hint': DEPLOY_AGAIN,
  'problem.service-deleted.message':
    'Der Service {{service}} im Cluster {{cluster}} wurde gelöscht',
  'problem.service-deleted.hint': DEPLOY_AGAIN,

  'problem.service-not-confirmed.message': '{{failure}}',
  'problem.service-not-confirmed.hint':
    'Wenn doch, dem ECS-Service das Tag fargate-api:entity mit dem Wert {{entity}} geben. Ein Service, den dieses Portal bereitgestellt hat, muss aus der Katalogdatei registriert sein, mit der er bereitgestellt wurde.',
  'problem.short-arn-not-confirmed.message': '{{failure}}',
  'problem.short-arn-not-confirmed.hint':
    'Wenn doch, ihm das Tag fargate-api:entity mit dem Wert {{entity}} über seine lange ARN geben, die seinen Cluster nennt (…:service/cluster/name): ECS migriert den Service dann auf diese ARN, ohne ihn neu zu starten. Oder fargateApi.showWithoutConsent setzen, damit das Portal Services ohne dieses Tag anzeigt.',
  'problem.environment-not-confirmed.message': '{{failure}}',
  'problem.environment-not-confirmed.hint':
    'Die Entität verwenden, die dieses Portal für die Umgebung registriert hat, oder diese aus dem Katalog entfernen.',
  'problem.vpc-not-confirmed.message': '{{failure}}',
  'problem.vpc-not-confirmed.hint':
    'Wenn doch, der VPC das Tag fargate-api:entity mit dem Wert {{entity}} geben. Eine VPC mehrerer Umgebungen nennt sie alle, durch Leerzeichen getrennt.',

  'problem.service-arn-unusable.message':
    'Eine ARN in der Annotation aws.amazon.com/amazon-ecs-service-arn zeigt keinen Service: {{arn}} ({{reason}})',
  'problem.service-arn-unusable.hint':
    'Die ARN berichtigen oder aus der Annotation entfernen.',
  'problem.target-not-searched.message':
    'Nicht nach weiteren Services dieser Entität durchsucht: Target {{target}} ({{failure}})',

  'problem.tasks-stopped.message_one': '{{count}} Task gestoppt: {{cause}}',
  'problem.tasks-stopped.message_other': '{{count}} Tasks gestoppt: {{cause}}',
  'problem.tasks-not-started.message':
    'ECS kann keine Tasks starten: {{cause}}',
  'problem.targets-unhealthy.message':
    '{{count}} von {{total}} Targets {{state}}: {{cause}}',

  'problem.rollout-failed.message':
    'Das Deployment von {{taskDefinition}} ist fehlgeschlagen',
  'problem.rollout-failed.hint': FAILED_ROLLOUT,
  'problem.rollout-failed-because.message':
    'Das Deployment von {{taskDefinition}} ist fehlgeschlagen: {{reason}}',
  'problem.rollout-failed-because.hint': FAILED_ROLLOUT,
  'problem.rollout-failing.message_one':
    '{{count}} Task von {{taskDefinition}} ist nicht gestartet oder nicht gesund geworden',
  'problem.rollout-failing.message_other':
    '{{count}} Tasks von {{taskDefinition}} sind nicht gestartet oder nicht gesund geworden',
  'problem.rollout-failing.hint':
    'Schlagen zu viele Tasks fehl, macht ECS das Rollout automatisch rückgängig (Circuit Breaker).',
  'problem.rollout-failing-without-rollback.message_one':
    '{{count}} Task von {{taskDefinition}} ist nicht gestartet oder nicht gesund geworden',
  'problem.rollout-failing-without-rollback.message_other':
    '{{count}} Tasks von {{taskDefinition}} sind nicht gestartet oder nicht gesund geworden',
  'problem.rollout-failing-without-rollback.hint':
    'Eine funktionierende Version bereitstellen: Der Service hat keinen Circuit Breaker mit Rollback, ECS versucht es also weiter.',
  'problem.tasks-not-placed.message':
    'ECS kann keine Tasks platzieren: {{event}}',
  'problem.tasks-not-placed.hint':
    'In den Ereignissen des Services steht, worauf ECS wartet.',
  'problem.tasks-missing.message': '{{running}} laufen, {{desired}} gewünscht',
  'problem.tasks-missing.hint':
    'Warten, bis ECS die fehlenden Tasks gestartet hat; wenn nicht, die Ereignisse des Services ansehen.',

  'problem.load-balancer-failed.message':
    'Der Load Balancer ist im Zustand failed',
  'problem.load-balancer-failed.hint':
    'Den Stack löschen und erneut bereitstellen.',
  'problem.load-balancer-impaired.message':
    'Der Load Balancer leitet Anfragen weiter, kann aber nicht skalieren (active_impaired)',
  'problem.load-balancer-impaired.hint':
    'In seinen Subnetzen IP-Adressen freigeben: Er braucht in jedem mindestens acht.',

  'problem.vpc-link-failed.message':
    'Der VPC Link ist im Zustand {{status}}, daher kommt keine Anfrage an',
  'problem.vpc-link-failed.hint':
    'Die APIs der Umgebung hinter API Gateway und ihren VPC Link löschen und erneut bereitstellen.',
  'problem.vpc-link-inactive.message':
    'Der VPC Link ist inaktiv, da 60 Tage lang keine Anfrage kam. Die nächsten Anfragen schlagen fehl',
  'problem.vpc-link-inactive.hint':
    'Eine Anfrage senden und warten: API Gateway legt seine Netzwerkschnittstellen neu an, was einige Minuten dauert.',
  'problem.instances-none.message':
    'Kein Task ist in AWS Cloud Map registriert, daher kommt keine Anfrage an',
  'problem.instances-none.hint':
    'Die API neu starten: ECS registriert neue Tasks.',
  'problem.instances-missing.message':
    '{{missing}} von {{running}} Tasks sind nicht in AWS Cloud Map registriert, daher bekommen sie keine Anfragen',
  'problem.instances-missing.hint':
    'Die API neu starten: ECS registriert neue Tasks.',

  'problem.gateway-api-missing.message':
    'API Gateway hat die API nicht mehr, daher kommt keine Anfrage an',
  'problem.gateway-api-missing.hint': MAKE_AGAIN,
  'problem.gateway-endpoint-disabled.message':
    'Der Endpunkt der API ist in API Gateway deaktiviert, daher kommt keine Anfrage an',
  'problem.gateway-endpoint-disabled.hint':
    'Den Standardendpunkt der API in API Gateway wieder aktivieren: Eine Aktualisierung tut das nicht.',
  'problem.gateway-mapping-missing.message':
    'API Gateway ordnet den Domainnamen nicht mehr der API zu, daher kommt unter diesem Namen keine Anfrage an',
  'problem.gateway-mapping-missing.hint': MAKE_AGAIN,
  'problem.gateway-route-missing.message':
    'Die Route $default von API Gateway fehlt, daher kommt keine Anfrage an',
  'problem.gateway-route-missing.hint': MAKE_AGAIN,
  'problem.gateway-integration-missing.message':
    'Die Integration, zu der die Route von API Gateway führt, fehlt, daher kommt keine Anfrage an',
  'problem.gateway-integration-missing.hint': MAKE_AGAIN,
  'problem.gateway-integration-elsewhere.message':
    'Die Integration von API Gateway führt nicht zu den Tasks dieser API, daher kommt keine Anfrage an',
  'problem.gateway-integration-elsewhere.hint':
    'Ihr wieder den VPC Link und den Cloud-Map-Service der API geben: Eine Aktualisierung tut das nicht. Ihr Protokoll nennt beide.',
  'problem.gateway-stage-missing.message':
    'Die Stage $default von API Gateway fehlt, daher kommt keine Anfrage an',
  'problem.gateway-stage-missing.hint': MAKE_AGAIN,
  'problem.link-ingress-missing.message':
    'Die Security Group der Tasks ({{tasks}}) lässt die des VPC Link ({{link}}) nicht zu, daher kommt keine Anfrage an',
  'problem.link-ingress-missing.hint':
    'Eine Eingangsregel für TCP {{port}} von {{link}} ergänzen: Eine Aktualisierung tut das nicht.',
  'problem.link-egress-missing.message':
    'Die Security Group des VPC Link ({{link}}) lässt die der Tasks ({{tasks}}) nicht zu, daher kommt keine Anfrage an',
  'problem.link-egress-missing.hint':
    'Eine Ausgangsregel für TCP {{port}} zu {{tasks}} ergänzen: Eine Aktualisierung tut das nicht.',
  'problem.shared-rule-missing.message':
    'Die Regel des gemeinsamen Load Balancers fehlt, daher kommt keine Anfrage an',
  'problem.shared-rule-missing.hint': MAKE_AGAIN,
  'problem.shared-rule-elsewhere.message':
    'Die Regel des gemeinsamen Load Balancers führt den Host der API nicht zu ihren Tasks, daher kommt keine Anfrage an',
  'problem.shared-rule-elsewhere.hint':
    'Der Regel {{rule}} wieder den Host und die Target Group der API geben: Eine Aktualisierung tut das nicht.',
  'problem.shared-certificate-missing.message':
    'Der Listener des gemeinsamen Load Balancers hat das Zertifikat der API nicht mehr, daher lehnen Clients die Verbindung ab',
  'problem.shared-certificate-missing.hint':
    '{{certificate}} wieder zu den Zertifikaten des Listeners hinzufügen: Eine Aktualisierung tut das nicht.',

  'problem.load-balancer-bypassed.message':
    'Die Security Group der Tasks lässt {{sources}} zu, und die Tasks haben öffentliche IP-Adressen: Anfragen können den Load Balancer umgehen',
  'problem.load-balancer-bypassed.hint':
    'Lösche jede Ingress-Regel der Security Group der Tasks außer der des Load Balancers.',
  'problem.callers-not-allowed.message':
    'Die Security Group des Load Balancers lässt niemanden zu, daher kommt keine Anfrage an',
  'problem.callers-not-allowed.hint':
    'In der Security Group eine Eingangsregel für den Port des Listeners ergänzen.',
  'problem.domain-record-missing.message':
    'Die Hosted Zone {{zone}} hat keinen Eintrag {{name}}, daher findet niemand den Load Balancer unter diesem Namen',
  'problem.domain-record-missing.hint':
    'In der Hosted Zone {{name}} als Alias von {{loadBalancer}} anlegen.',
  'problem.additional-record-missing.message':
    'Die Hosted Zone {{zone}} hat keinen Eintrag {{name}}, daher findet niemand die API unter diesem weiteren Namen',
  'problem.additional-record-missing.hint':
    'In der Hosted Zone {{name}} als Alias von {{loadBalancer}} anlegen oder den Namen mit einem Update entfernen.',
  'problem.domain-record-elsewhere.message':
    '{{name}} führt zu {{destination}} statt zum Load Balancer',
  'problem.domain-record-elsewhere.hint':
    '{{name}} als Alias von {{loadBalancer}} anlegen, falls {{destination}} die Anfragen nicht an ihn weiterleitet.',

  'problem.certificate-revoked.message': `${CERTIFICATE} wurde widerrufen`,
  'problem.certificate-revoked.hint':
    'Ein neues Zertifikat beantragen und damit erneut bereitstellen.',
  'problem.certificate-expired.message': `${CERTIFICATE} ist abgelaufen`,
  'problem.certificate-expired.hint': RENEW,
  'problem.certificate-expires.message_one': `${CERTIFICATE} läuft in {{count}} Tag ab`,
  'problem.certificate-expires.message_other': `${CERTIFICATE} läuft in {{count}} Tagen ab`,
  'problem.certificate-expires.hint': RENEW,
  'problem.certificate-renewal-failed.message_one': `${CERTIFICATE} läuft in {{count}} Tag ab, und ACM konnte es nicht erneuern`,
  'problem.certificate-renewal-failed.message_other': `${CERTIFICATE} läuft in {{count}} Tagen ab, und ACM konnte es nicht erneuern`,
  'problem.certificate-renewal-failed.hint': RENEW,
  'problem.certificate-renewal-pending.message_one': `${CERTIFICATE} läuft in {{count}} Tag ab, und ACM braucht zur Erneuerung seinen Validierungseintrag`,
  'problem.certificate-renewal-pending.message_other': `${CERTIFICATE} läuft in {{count}} Tagen ab, und ACM braucht zur Erneuerung seinen Validierungseintrag`,
  'problem.certificate-renewal-pending.hint': RENEW,

  'problem.stack-update-rolled-back.message': `${LAST_UPDATE} ist fehlgeschlagen und wurde rückgängig gemacht`,
  'problem.stack-update-rolled-back.hint':
    'Die Ursache in den Ereignissen des Stacks suchen, dann erneut bereitstellen.',
  'problem.stack-update-rolled-back-because.message': `${LAST_UPDATE} ist fehlgeschlagen und wurde rückgängig gemacht: {{cause}}`,
  'problem.stack-rollback-failed.message': `${LAST_UPDATE} ist fehlgeschlagen, und auch sein Rollback`,
  'problem.stack-rollback-failed.hint':
    'Das Rollback des Stacks in CloudFormation fortsetzen.',
  'problem.stack-update-failed.message': `${LAST_UPDATE} ist fehlgeschlagen und wurde nicht rückgängig gemacht`,
  'problem.stack-update-failed.hint':
    'Das Rollback des Stacks in CloudFormation starten, oder erneut bereitstellen.',
  'problem.stack-moving.message':
    'Die API des Stacks {{stack}} zieht zu einem anderen Load Balancer um, und beide bedienen sie',
  'problem.stack-moving.hint':
    'Der alte wird entfernt, wenn kein Client ihn mehr benutzen kann, etwa eine Stunde nach dem Wechsel des Namens. Wenn gerade kein Task das tut, die API erneut umziehen.',
  'problem.stack-being-deleted.message': 'Der Stack {{stack}} wird gelöscht',
  'problem.stack-delete-failed.message':
    'Der Stack {{stack}} konnte nicht vollständig gelöscht werden',
  'problem.stack-delete-failed.hint':
    'Die noch benutzten Ressourcen in den Ereignissen des Stacks suchen, dann ihn erneut löschen.',

  'problem.output-not-a-url.message':
    'Die Ausgabe {{output}} des Stacks {{stack}} ist keine URL mit http oder https und wird deshalb nicht gezeigt',
  'problem.output-not-a-url.hint':
    'Den Stack mit einem Template neu bereitstellen, das die URL der API ausgibt.',
  'problem.cluster-not-active.message':
    'Der Cluster {{cluster}} ist {{status}}',
  'problem.cluster-not-active.hint':
    'Die Umgebung erneut bereitstellen: Bis dahin lässt sich dort keine API bereitstellen.',
  'problem.endpoint-not-available.message':
    'Der VPC-Endpunkt für {{service}} ist {{state}}',
  'problem.endpoint-not-available.hint':
    'Die Umgebung erneut bereitstellen: Tasks ohne NAT-Gateway erreichen diesen Dienst nicht.',

  'problem.shared-rules-nearly-used.message':
    'Der gemeinsame Load Balancer hat {{used}} von {{quota}} Regeln',
  'problem.shared-rules-nearly-used.hint': HIGHER_QUOTA,
  'problem.shared-target-groups-nearly-used.message':
    'Der gemeinsame Load Balancer hat {{used}} von {{quota}} Target Groups',
  'problem.shared-target-groups-nearly-used.hint': HIGHER_QUOTA,
  'problem.shared-certificates-nearly-used.message':
    'Der gemeinsame Load Balancer hat {{used}} von {{quota}} Zertifikaten',
  'problem.shared-certificates-nearly-used.hint': HIGHER_QUOTA,

  'problem.read-denied.message': READ_FAILED,
  'problem.read-denied.hint':
    'Der Rolle von Backstage die fehlende Berechtigung geben; das README des Plugins enthält die ganze Policy.',
  'problem.read-not-found.message': READ_FAILED,
  'problem.read-not-found.hint':
    'Erneut bereitstellen: Der Service braucht die gelöschte Ressource.',
  'problem.read-unavailable.message': READ_FAILED,

  'cause.image-not-found.message': 'Image {{image}} gibt es nicht',
  'cause.image-not-found.hint':
    'Image und Tag in die Registry pushen, oder eines bereitstellen, das es gibt.',
  'cause.image-private-or-missing.message':
    'das Repository von Image {{image}} gibt es nicht, oder es ist privat',
  'cause.image-private-or-missing.hint':
    'Den Namen des Images berichtigen, dem Container die Zugangsdaten der Registry geben (registryCredentials), oder eine Kopie in Amazon ECR verwenden.',
  'cause.image-access-denied.message': 'Zugriff auf Image {{image}} verweigert',
  'cause.image-access-denied.hint':
    'Der Ausführungsrolle das Laden erlauben (ecr:GetAuthorizationToken, ecr:BatchGetImage, ecr:GetDownloadUrlForLayer) und die Policies des Repositorys und der VPC-Endpunkte prüfen.',
  'cause.image-rate-limit.message':
    'die Registry von Image {{image}} begrenzt, wie oft es geladen werden kann',
  'cause.image-rate-limit.hint':
    'Dasselbe Image aus public.ecr.aws oder aus einem eigenen Repository in Amazon ECR verwenden.',
  'cause.image-architecture.message':
    'Image {{image}} ist nicht für die CPU-Architektur des Tasks gebaut',
  'cause.image-architecture.hint': `Für die CPU-Architektur der Task-Definition bauen (${ARCHITECTURE}).`,
  'cause.image-too-large.message':
    'Image {{image}} passt nicht in den flüchtigen Speicher des Tasks',
  'cause.image-too-large.hint':
    'Das Image verkleinern, oder dem Task mehr flüchtigen Speicher (ephemeral storage) geben.',
  'cause.image-unpack-failed.message':
    'Image {{image}} lässt sich nicht entpacken',
  'cause.image-unpack-failed.hint':
    'Ohne Attestations neu bauen (docker buildx build --provenance=false) und pushen.',
  'cause.image-pull-failed.message': 'Image {{image}} lässt sich nicht laden',
  'cause.image-pull-failed.hint':
    'Prüfen, ob es das Image gibt, ob die Ausführungsrolle es laden darf und ob der Task die Registry erreicht.',
  'cause.registry-unreachable.message':
    'der Task erreicht die Registry von Image {{image}} nicht',
  'cause.registry-unreachable.hint':
    'Den privaten Subnetzen ein NAT-Gateway geben, oder VPC-Endpunkte für ecr.api, ecr.dkr und S3 und ein Image in Amazon ECR. Tasks in öffentlichen Subnetzen brauchen öffentliche IP-Adressen und eine Route zu einem Internet-Gateway. Die Security Groups müssen HTTPS erlauben.',
  'cause.secret-not-found.message':
    'ein Secret oder Parameter der Task-Definition fehlt',
  'cause.secret-not-found.hint':
    'In diesem Konto und dieser Region anlegen, oder den Namen in der Task-Definition berichtigen.',
  'cause.secret-key-not-found.message':
    'ein Secret der Task-Definition hat keinen Schlüssel {{key}}',
  'cause.secret-key-not-found.hint':
    'Den Schlüssel im Secret ergänzen, oder seinen Namen in der Task-Definition berichtigen.',
  'cause.secret-invalid.message':
    'ein Secret der Task-Definition ist kein gültiges JSON',
  'cause.secret-invalid.hint':
    'Den Wert als JSON-Objekt speichern, oder das Secret ohne Schlüssel referenzieren.',
  'cause.secret-access-denied.message':
    'die Ausführungsrolle darf ein Secret oder einen Parameter der Task-Definition nicht lesen',
  'cause.secret-access-denied.hint':
    'Der Ausführungsrolle secretsmanager:GetSecretValue oder ssm:GetParameters darauf erlauben, und kms:Decrypt auf seinem Schlüssel.',
  'cause.secret-unavailable.message':
    'ein Secret oder Parameter der Task-Definition lässt sich nicht lesen',
  'cause.secret-unavailable.hint':
    'Prüfen, ob es existiert, ob die Ausführungsrolle es lesen darf und ob der Task AWS Secrets Manager oder AWS Systems Manager erreicht.',
  'cause.environment-file-unavailable.message':
    'eine Environment-Datei in Amazon S3 lässt sich nicht lesen',
  'cause.environment-file-unavailable.hint':
    'Prüfen, ob die Datei existiert und die Ausführungsrolle s3:GetObject darauf hat.',
  'cause.log-group-not-found.message':
    'die Log-Gruppe der Task-Definition gibt es nicht',
  'cause.log-group-not-found.hint':
    'Die Log-Gruppe unter dem Namen in der Task-Definition anlegen.',
  'cause.log-access-denied.message':
    'die Ausführungsrolle darf nicht in die Log-Gruppe schreiben',
  'cause.log-access-denied.hint':
    'Der Ausführungsrolle logs:CreateLogStream und logs:PutLogEvents auf der Log-Gruppe erlauben.',
  'cause.volume-mount-failed.message':
    'ein Volume des Tasks lässt sich nicht einhängen',
  'cause.volume-mount-failed.hint':
    'Bei Amazon EFS prüfen: ein Mount Target in jeder Zone, Port 2049 in beiden Security Groups, DNS-Hostnamen in der VPC und der Zugriff der Task-Rolle.',
  'cause.service-unreachable.message': 'der Task erreicht {{service}} nicht',
  'cause.service-unreachable.hint':
    'Den privaten Subnetzen ein NAT-Gateway geben, oder einen VPC-Endpunkt für {{service}}, dessen Security Group HTTPS vom Task erlaubt.',
  'cause.role-not-assumable.message':
    'ECS kann die Task-Rolle oder die Ausführungsrolle nicht annehmen',
  'cause.role-not-assumable.hint':
    'Prüfen, ob es die Rollen gibt und ihre Trust Policies ecs-tasks.amazonaws.com erlauben.',
  'cause.no-capacity.message':
    'Fargate hat in den Availability Zones der Subnetze keine Kapazität',
  'cause.no-capacity.hint':
    'Später erneut versuchen, Subnetze in mehr Availability Zones verwenden, oder den Anteil von FARGATE_SPOT senken.',
  'cause.quota-exceeded.message':
    'ein Fargate-Kontingent dieses Kontos in dieser Region ist ausgeschöpft',
  'cause.quota-exceeded.hint':
    'In Service Quotas ein höheres Kontingent beantragen, oder weniger oder kleinere Tasks betreiben.',
  'cause.subnet-full.message':
    'ein Subnetz des Services hat keine freien IP-Adressen',
  'cause.subnet-full.hint':
    'In dem Subnetz Adressen freigeben, oder größere oder mehr Subnetze verwenden.',
  'cause.network-interface-failed.message':
    'die Netzwerkschnittstelle des Tasks konnte nicht erstellt werden',
  'cause.network-interface-failed.hint':
    'Warten, bis ECS es erneut versucht; wenn es so bleibt, die freien Adressen der Subnetze und das Kontingent an Netzwerkschnittstellen prüfen.',
  'cause.platform-incompatible.message':
    'die Task-Definition passt nicht zum Capacity Provider des Services',
  'cause.platform-incompatible.hint':
    'Eine Task-Definition mit der Kompatibilität FARGATE oder einen anderen Capacity Provider verwenden.',
  'cause.throttled.message':
    'AWS drosselt die Anfragen, die ECS für den Service stellt',
  'cause.throttled.hint': 'Warten, bis ECS es erneut versucht.',
  'cause.aws-error.message': 'AWS hatte einen internen Fehler',
  'cause.aws-error.hint': AWS_RETRY,
  'cause.command-not-executable.message':
    'der Befehl von Container {{container}} lässt sich nicht ausführen',
  'cause.command-not-executable.hint':
    'Command oder Entry Point berichtigen: Sie müssen eine ausführbare Datei des Images nennen.',
  'cause.container-start-failed.message':
    'Container {{container}} lässt sich nicht starten',
  'cause.container-start-failed.hint':
    'Befehl, Benutzer, Mount Points und Limits in der Task-Definition prüfen.',
  'cause.container-start-timeout.message':
    'Container {{container}} ist nicht rechtzeitig gestartet oder gestoppt',
  'cause.container-start-timeout.hint':
    'Erneut bereitstellen; wenn es so bleibt, sich an den AWS Support wenden.',
  'cause.start-failed.message': 'der Task konnte nicht starten',
  'cause.start-failed.hint': 'Die Ursache beheben, die ECS nennt.',
  'cause.exited.message':
    'Container {{container}} endete mit Code {{exitCode}}',
  'cause.exited.hint': FIX_LOGGED,
  'cause.exited-255.message': 'Container {{container}} endete mit Code 255',
  'cause.exited-255.hint': `Zuerst prüfen, ob sein Image für die CPU-Architektur der Task-Definition gebaut ist (${ARCHITECTURE}), dann das Log des Containers lesen.`,
  'cause.completed.message': 'Container {{container}} endete mit Code 0',
  'cause.completed.hint':
    'Seinen Prozess im Vordergrund laufen lassen: Ein Task stoppt, wenn ein wesentlicher Container endet.',
  'cause.out-of-memory.message':
    'Container {{container}} hatte zu wenig Speicher',
  'cause.out-of-memory.hint':
    'Dem Task mehr Speicher geben, oder den Container weniger verbrauchen lassen.',
  'cause.killed.message':
    'Container {{container}} wurde abgebrochen (SIGKILL, Exit-Code 137)',
  'cause.killed.hint':
    'Dem Task mehr Speicher geben, wenn er allen verbraucht hat; sonst den Container auf SIGTERM innerhalb seines Stop-Timeouts enden lassen.',
  'cause.essential-container-exited.message':
    'ein wesentlicher Container endete',
  'cause.essential-container-exited.hint': FIX_LOGGED,
  'cause.spot-interrupted.message':
    'Fargate Spot hat die Kapazität zurückgefordert',
  'cause.spot-interrupted.hint':
    'Den Anteil von FARGATE_SPOT senken, wo Unterbrechungen nicht hinnehmbar sind.',
  'cause.host-retired.message':
    'AWS hat den Host des Tasks außer Betrieb genommen',
  'cause.host-retired.hint': 'Warten, bis ECS einen Ersatz gestartet hat.',
  'cause.stopped-by-ecs.message': 'ECS hat den Task gestoppt',
  'cause.stopped-by-ecs.hint':
    'In den Ereignissen des Services nach dem Grund sehen.',
  'cause.health-check-status.message':
    'Health Check {{check}} antwortete mit Status {{codes}}',
  'cause.health-check-status.hint':
    'Den Pfad des Health Checks mit einem Status antworten lassen, den die Target Group akzeptiert, oder den richtigen Pfad einstellen.',
  'cause.health-check-timeout.message':
    'Zeitüberschreitung bei Health Check {{check}}',
  'cause.health-check-timeout.hint': `Prüfen, ob der Container auf dem Port der Target Group lauscht, die Security Group der Tasks den Load Balancer zulässt, die Antwort schnell genug ist und ${GRACE}.`,
  'cause.health-check-failed.message':
    'Health Check {{check}} fehlgeschlagen: Verbindung abgelehnt oder Antwort fehlerhaft',
  'cause.health-check-failed.hint': `Prüfen, ob der Container auf dem Port der Target Group lauscht, auf allen Adressen und nicht nur auf localhost, und ${GRACE}.`,
  'cause.health-check-unexplained.message':
    'Health Check {{check}} fehlgeschlagen',
  'cause.health-check-unexplained.hint': `Prüfen, ob Pfad, Port und Antwort des Health Checks stimmen und ${GRACE}.`,
  'cause.container-health-check.message':
    'der Health Check von Container {{container}} ist fehlgeschlagen',
  'cause.container-health-check.hint':
    'Beheben, was der Health-Check-Befehl der Task-Definition prüft.',
  'cause.health-check-disabled.message': 'die Health Checks sind deaktiviert',
  'cause.health-check-disabled.hint':
    'Die Health Checks der Target Group aktivieren.',
  'cause.target-group-unused.message':
    'kein Listener leitet an die Target Group weiter',
  'cause.target-group-unused.hint':
    'Einen Listener an die Target Group weiterleiten lassen.',
  'cause.target-zone-disabled.message':
    'der Load Balancer ist in der Availability Zone des Targets nicht aktiviert',
  'cause.target-zone-disabled.hint':
    'Die Availability Zone am Load Balancer aktivieren, oder die Tasks in seinen Zonen betreiben.',
  'cause.target-stopped.message': 'der Task des Targets ist gestoppt',
  'cause.target-stopped.hint':
    'Warten, bis ECS einen Ersatz gestartet hat; wenn nicht, die Ereignisse des Services ansehen.',
  'cause.target-not-registered.message': 'das Target ist nicht registriert',
  'cause.target-not-registered.hint':
    'Warten, bis ECS den Task registriert hat; wenn nicht, die Ereignisse des Services ansehen.',
  'cause.target-address-in-use.message':
    'ein Load Balancer benutzt die Adresse des Targets',
  'cause.target-address-in-use.hint':
    'Den Task stoppen, damit ECS einen mit anderer Adresse startet.',
  'cause.load-balancer-error.message':
    'der Load Balancer hatte einen internen Fehler',
  'cause.load-balancer-error.hint':
    'Warten, bis sich der Load Balancer erholt; wenn es so bleibt, im AWS Health Dashboard nachsehen.',
  'cause.target-unexplained.message':
    'AWS nennt keinen Grund, der hier bekannt ist',
  'cause.target-unexplained.hint':
    'Die Target Group in der EC2-Konsole ansehen.',
  'cause.service-access-denied.message':
    'ECS hat keinen Zugriff auf die Ressourcen des Services',
  'cause.service-access-denied.hint':
    'Die dienstverknüpfte Rolle von ECS (AWSServiceRoleForECS) und die Policies prüfen, die ihr den Zugriff verweigern.',
  'cause.target-group-not-found.message':
    'die Target Group des Services gibt es nicht',
  'cause.target-group-not-found.hint':
    'Mit einer Target Group erneut bereitstellen, die es gibt.',
  'cause.deployment-configuration.message':
    'minimaler und maximaler Prozentsatz des Deployments lassen keinen Task starten oder stoppen',
  'cause.deployment-configuration.hint':
    'Beim Service maximumPercent erhöhen oder minimumHealthyPercent senken.',
  'cause.task-protected.message':
    'Tasks mit Scale-in-Schutz hindern ECS daran, sie zu stoppen',
  'cause.task-protected.hint':
    'Warten, bis ihr Schutz abläuft, oder ihn aufheben.',

  'part.service': 'Service',
  'part.taskDefinition': 'Task-Definition',
  'part.targetGroups': 'Target Groups',
  'part.targets': 'Target Health',
  'part.endpoint': 'Load Balancer',
  'part.consumers': 'zugelassene Konsumenten',
  'part.taskIngress': 'Security Group der Tasks',
  'part.vpcLink': 'VPC Link',
  'part.throttling': 'Drosselung',
  'part.gatewayRoute': 'Route von API Gateway',
  'part.linkRules': 'Security Groups des VPC Link und der Tasks',
  'part.sharedRule': 'Regel des gemeinsamen Load Balancers',
  'part.instances': 'registrierte Tasks',
  'part.domainRecord': 'DNS-Eintrag',
  'part.egress': 'ausgehende IPs',
  'part.schedule': 'geplante Aktionen',
  'part.tasks': 'laufende Tasks',
  'part.stoppedTasks': 'gestoppte Tasks',
  'part.network': 'VPC',
  'part.endpoints': 'VPC-Endpunkte',
  'part.cluster': 'Cluster',
  'part.sharedLoadBalancer': 'gemeinsamer Load Balancer',

  'failure.stack-deleted': 'Der Stack {{arn}} wurde gelöscht',
  'failure.stack-without-vpc': 'Der Stack {{arn}} hat keine VPC',
  'failure.service-missing': 'ECS hat keinen Service {{arn}} (MISSING)',
  'failure.service-in-no-cluster':
    'ECS hat keinen Service {{service}} in Account {{accountId}}, {{region}}. Die ARN in der Annotation nennt seinen Cluster nicht, deshalb wurden alle Cluster durchsucht: {{clusters}}',
  'failure.clusters-not-searched':
    'Die ARN des Service {{service}} nennt seinen Cluster nicht, und Account {{accountId}} hat mehr als {{max}} Cluster in {{region}}. Den Namen des Clusters in der ARN der Annotation ergänzen',
  'failure.deployment-missing': 'ECS hat kein Service Deployment {{arn}}',
  'failure.task-definition-missing':
    'ECS beschreibt die Task Definition {{arn}} nicht mehr',
  'failure.service-revision-missing': 'ECS hat keine Service Revision {{arn}}',
  'failure.cluster-missing': 'ECS hat keinen Cluster {{arn}} (MISSING)',
  'failure.load-balancer-missing': 'Der Load Balancer {{arn}} existiert nicht',
  'failure.vpc-link-missing': 'Der VPC Link {{id}} existiert nicht',
  'failure.target-group-missing': 'Die Target Group {{arn}} existiert nicht',
  'failure.security-group-missing':
    'Die Security Group {{ids, list}} existiert nicht',
  'failure.vpc-missing': 'Die VPC {{id}} existiert nicht',
  'failure.service-not-confirmed':
    'AWS bestätigt nicht, dass der ECS-Service zu {{entity}} gehört',
  'failure.short-arn-not-confirmed':
    'AWS bestätigt nicht, dass der ECS-Service zu {{entity}} gehört: Er hat eine kurze ARN und kann deshalb keine Tags haben',
  'failure.environment-not-confirmed':
    'AWS bestätigt nicht, dass der Cluster zu {{entity}} gehört',
  'failure.vpc-not-confirmed':
    'AWS bestätigt nicht, dass die VPC zu {{entity}} gehört',
  'failure.timeout': 'AWS hat nicht rechtzeitig geantwortet',
  'failure.request-budget-exceeded':
    'Nicht gelesen: Das Anfragelimit von Backstage für {{bucket}} in diesem Konto und dieser Region ist erreicht',

  'hop.zone-not-found.text':
    'die Hosted Zone {{zoneId}} von {{domainName}} existiert nicht',
  'hop.zone-not-found.todo':
    'fargate:dns-zone:deploy ausführen, dann die API erneut bereitstellen',
  'hop.alias-missing.text':
    'die Hosted Zone {{zoneId}} hat keinen Alias-Eintrag {{domainName}}',
  'hop.alias-missing.todo': API_AGAIN,
  'hop.alias-mismatch.text':
    '{{domainName}} ist ein Alias von {{aliasTarget}} statt vom Load Balancer {{dnsName}} der API',
  'hop.alias-mismatch.todo': API_AGAIN,
  'hop.alias.text': '{{domainName}} ist ein Alias von {{dnsName}}',

  'hop.parent-unknown.text':
    'kein Konto dieses Portals hat die übergeordnete Zone von {{zoneName}}; dig +short NS {{zoneName}} sollte {{nameServers, list}} liefern',
  'hop.delegation-missing.text':
    '{{parent}} ({{parentZoneId}}) hat keinen NS-Eintrag {{zoneName}}',
  'hop.delegation-missing.todo':
    'fargate:dns-zone:deploy mit parentZone ausführen, oder der Eigentümer von {{parent}} trägt ihn mit {{nameServers, list}} ein',
  'hop.delegation-mismatch.text':
    '{{parent}} ({{parentZoneId}}) delegiert {{zoneName}} an {{delegatedTo, list}}, die Nameserver der Zone sind aber {{nameServers, list}}',
  'hop.delegation-mismatch.todo':
    'der Eigentümer von {{parent}} berichtigt diesen NS-Eintrag',
  'hop.delegation.text':
    '{{parent}} delegiert {{zoneName}} an die Nameserver der Zone',

  'hop.load-balancer-not-active.text':
    'der Load Balancer {{loadBalancer}} ist {{state}}',
  'hop.load-balancer-not-active.todo': 'warten, bis er aktiv ist',
  'hop.address-missing.text':
    'der Load Balancer {{loadBalancer}} hat keine IP-Adresse',
  'hop.address-missing.todo': API_AGAIN,
  'hop.addresses.text': '{{addresses, list}}',

  'hop.networks-overlap.text':
    '{{cidr}} von {{vpcId}} überschneidet sich mit {{own}} von {{ownVpcId}}, der VPC der API, sodass beide nicht verbunden werden können',
  'hop.networks-overlap.todo':
    'eine VPC mit anderem CIDR als Konsumenten wählen oder die API in einer Umgebung mit anderem CIDR bereitstellen',
  'hop.consumer-route-missing.text': NO_ROUTE,
  'hop.consumer-route-missing.todo':
    'der Eigentümer der VPC trägt eine Route mit Ziel {{cidr}} über {{gateway}} ein',
  'hop.consumer-route-and-attachment-missing.text': NO_ROUTE,
  'hop.consumer-route-and-attachment-missing.todo':
    'der Eigentümer der VPC schließt sie an {{gateway}} an und trägt eine Route mit Ziel {{cidr}} über {{gateway}} ein',
  'hop.consumer-route-and-gateway-missing.text': NO_ROUTE,
  'hop.consumer-route-and-gateway-missing.todo':
    'der Eigentümer der VPC trägt eine Route mit Ziel {{cidr}} über das Transit Gateway ein',
  'hop.consumer-route.text':
    '{{subnets}} von {{total}} Subnetzen von {{vpcId}} haben eine Route dorthin über {{gateway}}',

  'hop.attachment-missing.text':
    '{{vpcId}} ist nicht an {{gateway}} angeschlossen',
  'hop.attachment-missing.todo': 'der Eigentümer der VPC schließt sie an',
  'hop.attachment-not-accepted.text':
    'das Attachment {{attachment}} von {{vpcId}} ist {{state}}',
  'hop.attachment-not-accepted.todo':
    'der Eigentümer von {{gateway}} nimmt es an',
  'hop.attachment-not-available.text':
    'das Attachment {{attachment}} von {{vpcId}} ist {{state}}',
  'hop.attachment-not-available.todo': 'warten, bis es verfügbar ist',
  'hop.consumer-zone-missing.text':
    'das Attachment {{attachment}} von {{vpcId}} hat kein Subnetz in {{zones, list}}, den Availability Zones der Aufrufer',
  'hop.consumer-zone-missing.todo': 'der Eigentümer der VPC fügt eines hinzu',
  'hop.provider-zone-missing.text':
    'das Attachment {{attachment}} von {{vpcId}} hat kein Subnetz in {{zone}}, wo der Load Balancer {{address}} hat',
  'hop.provider-zone-missing.todo':
    'die Umgebung mit einem Subnetz in dieser Availability Zone erneut bereitstellen',
  'hop.transit-missing.text':
    'die Routentabelle von {{gateway}} für {{from}} hat keine Route zu {{to}}',
  'hop.transit-missing.todo': ADD_ROUTE,
  'hop.transit-back-missing.text':
    'die Routentabelle von {{gateway}} für {{from}} hat keine Rückroute zu {{to}}',
  'hop.transit-back-missing.todo': ADD_ROUTE,
  'hop.transit-unknown.text':
    'beide VPCs sind an {{gateway}} angeschlossen ({{attachments, list}}); es gehört keinem Konto dieses Portals, seine Routentabellen lassen sich also nicht lesen',
  'hop.attachment.text':
    'beide VPCs sind an {{gateway}} angeschlossen ({{attachments, list}})',

  'hop.provider-route-missing.text':
    'die Routentabelle {{routeTable}} des Subnetzes {{subnet}} des Load Balancers hat keine Rückroute zu {{cidr}} über {{gateway}}',
  'hop.provider-route-missing.todo':
    'das CIDR des Konsumenten in transitGateway.consumerCidrs der Umgebung eintragen',
  'hop.provider-route.text':
    'die Subnetze des Load Balancers haben Rückrouten zu {{cidrs, list}} über {{gateway}}',

  'hop.listener-missing.text':
    'der Load Balancer {{loadBalancer}} hat keinen TLS-Listener auf Port 443',
  'hop.listener-missing.todo': API_AGAIN,
  'hop.consumer-not-allowed.text':
    'die Security Group des Load Balancers {{loadBalancer}} erlaubt auf Port 443 {{sources, list}}, aber nicht {{cidr}}',
  'hop.consumer-not-allowed.todo': ALLOW_CONSUMER,
  'hop.no-source-allowed.text':
    'die Security Group des Load Balancers {{loadBalancer}} erlaubt auf Port 443 keine Quelle, also auch nicht {{cidr}}',
  'hop.no-source-allowed.todo': ALLOW_CONSUMER,
  'hop.sources-unknown.text':
    'die Security Group des Load Balancers {{loadBalancer}} erlaubt auf Port 443 {{sources, list}}; ob {{cidr}} dazugehört, ist unbekannt',
  'hop.consumer-allowed.text':
    'der Load Balancer {{loadBalancer}} erlaubt den Konsumenten auf Port 443',

  'hop.targets-not-healthy.text': '0 von {{total}} Targets sind gesund',
  'hop.targets-not-healthy.todo': 'die Ursache steht auf der Karte der API',
  'hop.targets-blocked.text':
    '0 von {{total}} Targets sind gesund, weil die Security Group der Tasks den Load Balancer nicht erlaubt',
  'hop.targets-blocked.todo': API_AGAIN,
  'hop.targets-healthy.text': '{{healthy}} von {{total}} Targets sind gesund',

  'check.reachable': '{{vpcId}} (Konto {{accountId}}) erreicht {{url}}',
  'check.partly-unknown':
    'nichts, was dieses Portal sieht, hindert {{vpcId}} (Konto {{accountId}}) daran, {{url}} zu erreichen, aber es sieht nicht alles. {{unknown}}',
  'check.unreachable':
    '{{vpcId}} (Konto {{accountId}}) erreicht {{url}} nicht. {{hop}}: {{text}}: {{todo}}',

  'repositoryObstacle.unknown-host': `dieses Portal hat keine Integration mit GitHub oder GitLab auf {{host}}. ${ASK_ADMINISTRATOR}`,
  'repositoryObstacle.invalid-name':
    'Besitzer und Name eines Repositorys bestehen aus Buchstaben, Ziffern, Binde- und Unterstrichen und Punkten',
  'repositoryObstacle.no-token': `dieses Portal hat kein Token für {{owner}} auf {{host}}. ${ASK_ADMINISTRATOR}`,
  'repositoryObstacle.token-refused': `das Token dieses Portals wird von {{host}} nicht angenommen. ${ASK_ADMINISTRATOR}`,
  'repositoryObstacle.no-owner':
    'es gibt keine Organisation, keinen Benutzer und keine Gruppe {{owner}} auf {{host}}. Einen anderen Besitzer wählen',
  'repositoryObstacle.exists':
    'ein Repository {{owner}}/{{repo}} ist auf {{host}} schon vorhanden. Einen anderen Namen wählen',
} as const;
