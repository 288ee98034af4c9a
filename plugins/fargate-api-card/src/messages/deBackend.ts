const DEPLOY_AGAIN =
  'Neu bereitstellen, oder die Entität aus dem Katalog nehmen, wenn das so gewollt war.';
const RENEW =
  'Den Validierungseintrag des Zertifikats wieder ins DNS setzen, damit ACM es erneuern kann, oder ein neues importieren.';
const FAILED_ROLLOUT =
  'Herausfinden, warum seine Tasks gestoppt sind, und erneut bereitstellen.';
const ARCHITECTURE = 'linux/amd64 für X86_64, linux/arm64 für ARM64';
const GRACE = 'die Wartezeit bis zur ersten Prüfung für seinen Start ausreicht';
const AWS_RETRY =
  'Warten, bis ECS es erneut versucht; wenn es so bleibt, im AWS Health Dashboard nachsehen.';
const FIX_LOGGED = 'Den Fehler beheben, den das Log des Containers zeigt.';
const UNREAD = 'AWS gibt keine Auskunft über {{parts, list}}: {{failure}}';
const STACK = 'Der Stack {{stack}} ist {{status}}';
const CERTIFICATE = 'Das Zertifikat von {{name}}';

const API_AGAIN = 'die API erneut bereitstellen';
const NO_ROUTE =
  'keine Routentabelle von {{vpcId}} ({{routeTables, list}}) führt dorthin';
const ADD_ROUTE = 'wem es gehört, propagiert diese Route oder trägt sie ein';
const ADMIT = 'den Konsumenten in consumerCidrs der API aufnehmen';

/** The sentences of the backend in German, by the keys of `WORDS`. */
export const deBackend = {
  'problem.service-missing.message': '{{failure}}',
  'problem.service-missing.hint': DEPLOY_AGAIN,
  'problem.service-deleted.message':
    'Der Service {{service}} im Cluster {{cluster}} wurde gelöscht',
  'problem.service-deleted.hint': DEPLOY_AGAIN,

  'problem.tasks-stopped.message_one': '{{count}} Task gestoppt: {{cause}}',
  'problem.tasks-stopped.message_other': '{{count}} Tasks gestoppt: {{cause}}',
  'problem.tasks-not-started.message':
    'ECS kann keine Tasks starten: {{cause}}',
  'problem.targets-unhealthy.message':
    '{{count}} von {{total}} Targets {{state}}: {{cause}}',

  'problem.rollout-failed.message':
    'Das Ausrollen von {{taskDefinition}} ist gescheitert',
  'problem.rollout-failed.hint': FAILED_ROLLOUT,
  'problem.rollout-failed-because.message':
    'Das Ausrollen von {{taskDefinition}} ist gescheitert: {{reason}}',
  'problem.rollout-failed-because.hint': FAILED_ROLLOUT,
  'problem.rollout-failing.message_one':
    '{{count}} Task von {{taskDefinition}} ist nicht gestartet oder nicht gesund geworden',
  'problem.rollout-failing.message_other':
    '{{count}} Tasks von {{taskDefinition}} sind nicht gestartet oder nicht gesund geworden',
  'problem.rollout-failing.hint':
    'ECS gibt von selbst auf und geht zur Version davor zurück.',
  'problem.rollout-failing-endlessly.message_one':
    '{{count}} Task von {{taskDefinition}} ist nicht gestartet oder nicht gesund geworden',
  'problem.rollout-failing-endlessly.message_other':
    '{{count}} Tasks von {{taskDefinition}} sind nicht gestartet oder nicht gesund geworden',
  'problem.rollout-failing-endlessly.hint':
    'Der Service hat keinen Circuit Breaker mit Rollback, ECS versucht es also weiter: eine Version bereitstellen, die läuft.',
  'problem.tasks-not-placed.message':
    'ECS kann keine Tasks platzieren: {{event}}',
  'problem.tasks-not-placed.hint':
    'In den Ereignissen des Services steht, worauf ECS wartet.',
  'problem.tasks-missing.message': '{{running}} von {{desired}} Tasks laufen',
  'problem.tasks-missing.hint':
    'ECS startet die fehlenden; wenn nicht, die Ereignisse des Services ansehen.',

  'problem.balancer-failed.message':
    'Der Load Balancer konnte nicht eingerichtet werden',
  'problem.balancer-failed.hint': 'Den Stack löschen und erneut bereitstellen.',
  'problem.balancer-impaired.message':
    'Der Load Balancer antwortet, kann aber nicht wachsen',
  'problem.balancer-impaired.hint':
    'Seinen Subnetzen mehr freie Adressen geben: Er braucht in jedem mindestens acht.',

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
  'problem.certificate-renewal-waits.message_one': `${CERTIFICATE} läuft in {{count}} Tag ab, und ACM wartet zur Erneuerung auf seinen Validierungseintrag`,
  'problem.certificate-renewal-waits.message_other': `${CERTIFICATE} läuft in {{count}} Tagen ab, und ACM wartet zur Erneuerung auf seinen Validierungseintrag`,
  'problem.certificate-renewal-waits.hint': RENEW,

  'problem.stack-update-rolled-back.message': `${STACK}: die letzte Änderung ist gescheitert und wurde zurückgenommen`,
  'problem.stack-update-rolled-back.hint':
    'In den Ereignissen des Stacks nach der Ursache sehen und erneut bereitstellen.',
  'problem.stack-rollback-failed.message': `${STACK}: die letzte Änderung ist gescheitert, und auch ihre Rücknahme`,
  'problem.stack-rollback-failed.hint':
    'Jemand muss die Rücknahme des Stacks in AWS fortsetzen.',
  'problem.stack-update-failed.message': `${STACK}: die letzte Änderung ist gescheitert und bleibt halb fertig`,
  'problem.stack-update-failed.hint':
    'Den Stack in AWS zurücknehmen, oder erneut bereitstellen.',
  'problem.stack-being-deleted.message': `${STACK}: er wird gelöscht`,
  'problem.stack-delete-failed.message': `${STACK}: er konnte nicht ganz gelöscht werden`,
  'problem.stack-delete-failed.hint':
    'In den Ereignissen des Stacks nachsehen, was im Weg steht, und ihn erneut löschen.',

  'problem.cluster-not-active.message':
    'Der Cluster {{cluster}} ist {{status}}',
  'problem.cluster-not-active.hint':
    'Nichts kann dorthin bereitgestellt werden: die Umgebung erneut bereitstellen.',
  'problem.endpoint-not-available.message':
    'Der Endpunkt für {{service}} ist {{state}}',
  'problem.endpoint-not-available.hint':
    'Tasks ohne anderen Weg zu diesem Dienst können ihn nicht nutzen: die Umgebung erneut bereitstellen.',

  'problem.unread-denied.message': UNREAD,
  'problem.unread-denied.hint':
    'Der Rolle von Backstage die fehlende Berechtigung geben; das README des Plugins enthält die ganze Policy.',
  'problem.unread-not-found.message': UNREAD,
  'problem.unread-not-found.hint':
    'Erneut bereitstellen: Der Service braucht, was weggenommen wurde.',
  'problem.unread-unavailable.message': UNREAD,

  'cause.image-not-found.message': 'Image {{image}} gibt es nicht',
  'cause.image-not-found.hint':
    'Image und Tag in die Registry pushen, oder eines bereitstellen, das es gibt.',
  'cause.image-private-or-missing.message':
    'das Repository von Image {{image}} gibt es nicht, oder es ist privat',
  'cause.image-private-or-missing.hint':
    'Den Namen des Images berichtigen, oder eine Kopie in Amazon ECR verwenden.',
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
    'Den privaten Subnetzen ein NAT-Gateway geben, oder VPC-Endpunkte für ecr.api, ecr.dkr und S3 und ein Image in Amazon ECR; die Security Groups müssen HTTPS erlauben.',
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

  'part.service': 'den Service',
  'part.taskDefinition': 'die Task-Definition',
  'part.targetGroups': 'die Target Groups',
  'part.targets': 'die Gesundheit von Targets',
  'part.endpoint': 'den Load Balancer',
  'part.consumers': 'die Konsumenten',
  'part.egress': 'die ausgehenden Adressen',
  'part.tasks': 'die laufenden Tasks',
  'part.stoppedTasks': 'die gestoppten Tasks',
  'part.network': 'das Netz',
  'part.endpoints': 'die Endpunkte',
  'part.cluster': 'den Cluster',

  'failure.stack-deleted': 'Der Stack {{arn}} wurde gelöscht',
  'failure.stack-without-vpc': 'Der Stack {{arn}} hat keine VPC',
  'failure.service-missing': 'ECS hat keinen Service {{arn}} (MISSING)',
  'failure.deployment-missing': 'ECS hat kein Service Deployment {{arn}}',
  'failure.cluster-missing': 'ECS hat keinen Cluster {{arn}} (MISSING)',
  'failure.balancer-missing': 'Es gibt keinen Load Balancer {{arn}}',
  'failure.target-group-missing': 'Es gibt keine Target Group {{arn}}',
  'failure.security-group-missing':
    'Es gibt keine Security Group {{ids, list}}',
  'failure.vpc-missing': 'Es gibt keine VPC {{id}}',
  'failure.no-answer': 'AWS hat nicht rechtzeitig geantwortet',
  'failure.budget-spent':
    'Nicht gefragt: Die eigene Grenze von Backstage für {{bucket}} in diesem Konto und dieser Region ist ausgeschöpft',

  'hop.zone-gone.text':
    'die Zone {{zoneId}} von {{domainName}} gibt es nicht mehr',
  'hop.zone-gone.todo':
    'fargate:dns-zone:deploy ausführen, dann die API erneut bereitstellen',
  'hop.alias-missing.text':
    'die Zone {{zoneId}} hat keinen Alias-Eintrag {{domainName}}',
  'hop.alias-missing.todo': API_AGAIN,
  'hop.alias-elsewhere.text':
    '{{domainName}} ist ein Alias von {{aliasTarget}} und nicht vom Load Balancer {{dnsName}} der API',
  'hop.alias-elsewhere.todo': API_AGAIN,
  'hop.alias.text': '{{domainName}} ist ein Alias von {{dnsName}}',

  'hop.parent-unseen.text':
    'kein Konto dieses Portals hat die übergeordnete Zone von {{zoneName}}; dig +short NS {{zoneName}} sollte {{nameServers, list}} antworten',
  'hop.delegation-missing.text':
    '{{parent}} ({{parentZoneId}}) hat keinen NS-Eintrag {{zoneName}}',
  'hop.delegation-missing.todo':
    'fargate:dns-zone:deploy mit parentZone ausführen, oder wem {{parent}} gehört, trägt ihn mit {{nameServers, list}} ein',
  'hop.delegation-elsewhere.text':
    '{{parent}} ({{parentZoneId}}) delegiert {{zoneName}} an {{delegatedTo, list}}, die Nameserver der Zone sind aber {{nameServers, list}}',
  'hop.delegation-elsewhere.todo':
    'wem {{parent}} gehört, berichtigt diesen NS-Eintrag',
  'hop.delegation.text':
    '{{parent}} delegiert {{zoneName}} an die Nameserver der Zone',

  'hop.balancer-not-active.text':
    'der Load Balancer {{balancer}} ist {{state}}',
  'hop.balancer-not-active.todo': 'warten, bis er aktiv ist',
  'hop.address-missing.text':
    'der Load Balancer {{balancer}} hat keine Adresse',
  'hop.address-missing.todo': API_AGAIN,
  'hop.addresses.text': '{{addresses, list}}',

  'hop.consumer-route-missing.text': NO_ROUTE,
  'hop.consumer-route-missing.todo':
    'wem sie gehört, trägt das Ziel {{cidr}} über {{gateway}} ein',
  'hop.consumer-route-and-attachment-missing.text': NO_ROUTE,
  'hop.consumer-route-and-attachment-missing.todo':
    'wem sie gehört, schließt sie an {{gateway}} an und trägt das Ziel {{cidr}} über {{gateway}} ein',
  'hop.consumer-route-and-gateway-missing.text': NO_ROUTE,
  'hop.consumer-route-and-gateway-missing.todo':
    'wem sie gehört, trägt das Ziel {{cidr}} über das Transit Gateway ein',
  'hop.consumer-route.text':
    '{{subnets}} von {{total}} Subnetzen von {{vpcId}} führen über {{gateway}} dorthin',

  'hop.attachment-missing.text':
    '{{vpcId}} ist nicht an {{gateway}} angeschlossen',
  'hop.attachment-missing.todo': 'wem sie gehört, schließt sie an',
  'hop.attachment-not-accepted.text':
    'das Attachment {{attachment}} von {{vpcId}} ist {{state}}',
  'hop.attachment-not-accepted.todo': 'wem {{gateway}} gehört, nimmt es an',
  'hop.attachment-not-available.text':
    'das Attachment {{attachment}} von {{vpcId}} ist {{state}}',
  'hop.attachment-not-available.todo': 'warten, bis es verfügbar ist',
  'hop.consumer-zone-missing.text':
    'das Attachment {{attachment}} von {{vpcId}} hat kein Subnetz in {{zones, list}}, wo die Aufrufer sind',
  'hop.consumer-zone-missing.todo': 'wem sie gehört, fügt eines hinzu',
  'hop.provider-zone-missing.text':
    'das Attachment {{attachment}} von {{vpcId}} hat kein Subnetz in {{zone}}, wo der Load Balancer {{address}} hat',
  'hop.provider-zone-missing.todo':
    'die Umgebung mit einem solchen erneut bereitstellen',
  'hop.transit-missing.text':
    'die Routentabelle von {{gateway}} für {{from}} führt nicht zu {{to}}',
  'hop.transit-missing.todo': ADD_ROUTE,
  'hop.transit-back-missing.text':
    'die Routentabelle von {{gateway}} für {{from}} führt nicht zu {{to}} zurück',
  'hop.transit-back-missing.todo': ADD_ROUTE,
  'hop.transit-unseen.text':
    'beide VPCs sind an {{gateway}} angeschlossen ({{attachments, list}}); es gehört keinem Konto dieses Portals, seine eigenen Routentabellen sind also nicht zu sehen',
  'hop.attachment.text':
    'beide VPCs sind an {{gateway}} angeschlossen ({{attachments, list}})',

  'hop.provider-route-missing.text':
    'die Routentabelle {{routeTable}} des Subnetzes {{subnet}} des Load Balancers führt nicht über {{gateway}} zu {{cidr}} zurück',
  'hop.provider-route-missing.todo':
    'den Konsumenten in transitGateway.consumerCidrs der Umgebung aufnehmen',
  'hop.provider-route.text':
    'die Subnetze des Load Balancers führen über {{gateway}} zu {{cidrs, list}} zurück',

  'hop.listener-missing.text':
    'der Load Balancer {{balancer}} hat keinen TLS-Listener auf 443',
  'hop.listener-missing.todo': API_AGAIN,
  'hop.consumer-not-admitted.text':
    'die Security Group des Load Balancers {{balancer}} lässt auf 443 {{admitted, list}} herein und nicht {{cidr}}',
  'hop.consumer-not-admitted.todo': ADMIT,
  'hop.nobody-admitted.text':
    'die Security Group des Load Balancers {{balancer}} lässt auf 443 niemanden herein, auch nicht {{cidr}}',
  'hop.nobody-admitted.todo': ADMIT,
  'hop.admitted-unseen.text':
    'die Security Group des Load Balancers {{balancer}} lässt auf 443 {{admitted, list}} herein; ob {{cidr}} darunter ist, ist nicht zu sehen',
  'hop.consumer-admitted.text':
    'der Load Balancer {{balancer}} lässt den Konsumenten auf 443 herein',

  'hop.targets-not-healthy.text': 'keines von {{total}} Targets ist gesund',
  'hop.targets-not-healthy.todo': 'warum, sagt die eigene Karte der API',
  'hop.targets-shut-off.text':
    'keines von {{total}} Targets ist gesund, denn die Security Group der Tasks lässt den Load Balancer nicht herein',
  'hop.targets-shut-off.todo': API_AGAIN,
  'hop.targets-healthy.text': '{{healthy}} von {{total}} Targets sind gesund',

  'check.reachable': '{{vpcId}} (Konto {{accountId}}) erreicht {{url}}',
  'check.unseen':
    '{{vpcId}} (Konto {{accountId}}) erreicht {{url}}, soweit dieses Portal sieht. {{unseen}}',
  'check.unreachable':
    '{{vpcId}} (Konto {{accountId}}) erreicht {{url}} nicht. {{hop}}: {{text}}: {{todo}}',
} as const;
