import { formKey } from './formKey';

/** The texts of the forms in German. */
const GERMAN: Readonly<Record<string, string>> = {
  'Price a month': 'Preis im Monat',
  // Shared load balancer
  'API behind a shared load balancer on Fargate':
    'API hinter einem geteilten Load Balancer auf Fargate',
  'An HTTPS API on the internet by host and path, behind a load balancer that the APIs of its environment share. For many small APIs':
    'Eine HTTPS-API im Internet nach Host und Pfad, hinter einem Load Balancer, den sich die APIs ihrer Umgebung teilen. Für viele kleine APIs',
  'The first API of an environment that shares its load balancer creates it, which takes a few minutes more.':
    'Die erste API einer Umgebung, die ihren Load Balancer teilt, legt ihn an; das dauert einige Minuten länger.',
  'A request to it must succeed with a status below 400. The load balancer checks it as it is, without the path of the API.':
    'Eine Anfrage daran muss mit einem Status unter 400 gelingen. Der Load Balancer prüft ihn so, wie er ist, ohne den Pfad der API.',
  'About {small task} a month per small task, {medium task} per medium, {large task} per large and {X-large task} per X-large one. The load balancer costs about {public load balancer}, once for all APIs that share it. An update can change the size, and add autoscaling or office hours.':
    'Etwa {small task} im Monat je kleinem Task, {medium task} je mittlerem, {large task} je großem und {X-large task} je sehr großem. Der Load Balancer kostet etwa {public load balancer}, einmal für alle APIs, die ihn teilen. Eine Aktualisierung kann die Größe ändern und Autoscaling oder Bürozeiten ergänzen.',
  'Host and path': 'Host und Pfad',
  'Must be in the account of the environment, and have its certificate.':
    'Muss im Konto der Umgebung sein und ihr Zertifikat haben.',
  'In the zone. Defaults to the name of the API there, e.g. orders.api.acme.com. APIs with other paths may have the same one.':
    'In der Zone. Standard ist der Name der API darin, z. B. orders.api.acme.com. APIs mit anderen Pfaden können denselben haben.',
  Path: 'Pfad',
  'Of an API behind a shared load balancer, or of a public one with a name in a DNS zone. Another name in its zone; the old one no longer works.':
    'Einer API hinter einem geteilten Load Balancer, oder einer öffentlichen mit einem Namen in einer DNS-Zone. Ein anderer Name in ihrer Zone; der alte funktioniert nicht mehr.',
  'Of an API behind a shared load balancer, with everything below it; / for all paths of its domain name that no other API has.':
    'Einer API hinter einem geteilten Load Balancer, mit allem darunter; / für alle Pfade ihres Domainnamens, die keine andere API hat.',
  'With everything below it. Your container gets the path as it is requested. If left empty, the API has all paths of its domain name that no other API has.':
    'Mit allem darunter. Der Container bekommt den Pfad so, wie er angefragt wird. Wenn leer, hat die API alle Pfade ihres Domainnamens, die keine andere API hat.',
  'must be a path of up to four segments such as /orders or /orders/v2, without a slash at the end':
    'muss ein Pfad aus bis zu vier Teilen wie /orders oder /orders/v2 sein, ohne Schrägstrich am Ende',
  // API Gateway
  'API behind API Gateway on Fargate': 'API hinter API Gateway auf Fargate',
  'An HTTP API on the internet without a load balancer, for little or intermittent traffic. Billed by the request':
    'Eine HTTP-API im Internet ohne Load Balancer, für wenig oder unregelmäßigen Verkehr. Abgerechnet nach Anfragen',
  'A request may take 30 seconds and have 10 MB at most. Requests are still sent to a task for a while after SIGTERM, so your container has to finish them before it exits.':
    'Eine Anfrage darf höchstens 30 Sekunden dauern und 10 MB haben. Nach SIGTERM kommen noch eine Weile Anfragen bei einem Task an, daher muss der Container sie beantworten, bevor er endet.',
  'A request to it must succeed with a status below 400. Checked in the container, since there is no load balancer.':
    'Eine Anfrage daran muss mit einem Status unter 400 gelingen. Im Container geprüft, da es keinen Load Balancer gibt.',
  'Without one, a task is healthy as long as it runs, and gets requests before it listens.':
    'Ohne sie ist ein Task gesund, solange er läuft, und bekommt Anfragen, bevor er sie annimmt.',
  'By wget, curl or bash of the image': 'Mit wget, curl oder bash des Images',
  'None, for an image without a shell': 'Keine, für ein Image ohne Shell',
  'Callers with a token (JWT)': 'Aufrufer mit einem Token (JWT)',
  'Principals of AWS, who sign their requests (IAM)':
    'Principals von AWS, die ihre Anfragen signieren (IAM)',
  'With a zone, the API has a name of its own and a certificate. Callers use HTTPS either way.':
    'Mit einer Zone hat die API einen eigenen Namen und ein Zertifikat. Aufrufer nutzen in jedem Fall HTTPS.',
  'No zone, the name that API Gateway gives it':
    'Keine Zone, der Name, den API Gateway vergibt',
  'Requests per second': 'Anfragen pro Sekunde',
  'Others get status 429. It limits the bill too. 1000 if left empty.':
    'Weitere bekommen den Status 429. Das begrenzt auch die Rechnung. 1000, wenn leer.',
  'must be a number from 1 to 10000': 'muss eine Zahl von 1 bis 10000 sein',
  'Web pages that may call it': 'Webseiten, die sie aufrufen dürfen',
  'Origins, for calls from a browser (CORS). None if left empty.':
    'Origins, für Aufrufe aus einem Browser (CORS). Keine, wenn leer.',
  Origin: 'Origin',
  'must be an origin such as https://www.acme.com':
    'muss ein Origin wie https://www.acme.com sein',
  'Issuer of the tokens': 'Aussteller der Tokens',
  'Its URL, which leads to its keys.':
    'Seine URL, die zu seinen Schlüsseln führt.',
  'must be an HTTPS URL such as https://login.acme.com':
    'muss eine HTTPS-URL wie https://login.acme.com sein',
  Audiences: 'Audiences',
  Audience: 'Audience',
  'Of which a token must have one.': 'Von denen ein Token eine haben muss.',
  'must be a text without spaces and commas':
    'muss ein Text ohne Leerzeichen und Kommas sein',
  // What is chosen
  Type: 'Art',
  'API or environment': 'API oder Umgebung',
  'DNS zone': 'DNS-Zone',
  Entity: 'Entität',
  'To be deleted': 'Wird gelöscht',
  'What is deleted': 'Was gelöscht wird',
  Account: 'Konto',
  Region: 'Region',
  Name: 'Name',
  Owner: 'Besitzer',
  Description: 'Beschreibung',
  'Account and region': 'Konto und Region',
  Target: 'Ziel',
  API: 'API',
  Environment: 'Umgebung',
  'Use an existing environment': 'Eine vorhandene Umgebung verwenden',
  'Create a new environment': 'Eine neue Umgebung anlegen',
  'Create a new environment without NAT': 'Eine neue Umgebung ohne NAT anlegen',
  'Existing environment': 'Vorhandene Umgebung',
  'Environment name': 'Name der Umgebung',
  'All APIs in an environment share its network and outbound IP addresses.':
    'Alle APIs einer Umgebung teilen sich ihr Netz und ihre ausgehenden IP-Adressen.',
  'A new one reaches ECR and CloudWatch Logs through VPC endpoints, about {endpoints of tasks} a month in two AZs.':
    'Eine neue erreicht ECR und CloudWatch Logs über VPC-Endpoints, für etwa {endpoints of tasks} im Monat in zwei AZs.',
  'Use it, or enter another name.':
    'Diese verwenden oder einen anderen Namen eingeben.',
  'Update it, or enter another name.':
    'Diese aktualisieren oder einen anderen Namen eingeben.',
  'For example dev. Cannot be changed later.':
    'Zum Beispiel dev. Lässt sich später nicht ändern.',
  'Used for the API, its ECS service and its stack. Cannot be changed later.':
    'Für die API, ihren ECS-Service und ihren Stack. Lässt sich später nicht ändern.',
  'must be at most 32 lower-case letters, digits and single hyphens, start with a letter and not end with a hyphen':
    'darf höchstens 32 Kleinbuchstaben, Ziffern und einzelne Bindestriche haben, muss mit einem Buchstaben beginnen und darf nicht mit einem Bindestrich enden',
  'The team on call for this API.':
    'Das Team, das für diese API Rufbereitschaft hat.',
  'The team that operates the environment and pays for it.':
    'Das Team, das die Umgebung betreibt und bezahlt.',
  Lifecycle: 'Lebenszyklus',
  'Shown in the catalog, so that others know how far they can rely on this API.':
    'Steht im Katalog, damit andere wissen, wie weit sie sich auf diese API verlassen können.',
  'Shown in the catalog, so that others know how far they can rely on this API. Where it is registered from a repository, change its catalog-info.yaml instead.':
    'Steht im Katalog, damit andere wissen, wie weit sie sich auf diese API verlassen können. Ist sie aus einem Repository registriert, dort in der catalog-info.yaml ändern.',
  'Experimental, may change or be deleted at any time':
    'Experimentell, kann sich jederzeit ändern oder gelöscht werden',
  'Production, others can rely on it':
    'Produktiv, andere können sich darauf verlassen',
  'Deprecated, others should not build on it any more':
    'Veraltet, andere sollten nicht mehr darauf aufbauen',
  'must be chosen': 'muss gewählt werden',
  "Lists the APIs that were deployed from this portal's templates.":
    'Alle APIs, die mit den Templates dieses Portals deployt wurden.',
  "Lists the environments that were deployed from this portal's templates.":
    'Alle Umgebungen, die mit den Templates dieses Portals deployt wurden.',
  'Leave a field empty to keep its value.':
    'Ein leeres Feld behält seinen Wert.',
  'No change': 'Keine Änderung',
  Yes: 'Ja',
  No: 'Nein',
  None: 'Keins',
  Custom: 'Eigene',

  // The container
  'Container image': 'Container-Image',
  Image: 'Image',
  'In ECR, in the region of the environment. Without a NAT gateway, tasks cannot pull from other registries.':
    'In ECR, in der Region der Umgebung. Ohne NAT-Gateway erreichen Tasks keine anderen Registries.',
  'Use an immutable tag or a digest, so that a rollback restores the exact version.':
    'Ein unveränderliches Tag oder einen Digest verwenden, damit ein Rollback genau die frühere Version wiederherstellt.',
  'The API stays available; old tasks stop once the new ones are healthy. If those do not become healthy, ECS rolls back automatically.':
    'Die API bleibt verfügbar; alte Tasks enden, sobald die neuen gesund sind. Werden sie nicht gesund, stellt ECS automatisch die alten wieder her.',
  'must be an image such as registry/repo:tag, in lower case, without https:// or spaces':
    'muss ein Image wie registry/repo:tag sein, in Kleinbuchstaben, ohne https:// und Leerzeichen',
  Port: 'Port',
  'The port your container listens on, 80 if left empty. Consumers call port 443.':
    'Der Port, auf dem der Container lauscht; leer 80. Aufrufer verwenden Port 443.',
  'The port your container listens on. 80 if left empty.':
    'Der Port, auf dem der Container lauscht. Leer 80.',
  'must be a port from 1 to 65535': 'muss ein Port von 1 bis 65535 sein',
  'Health check path': 'Pfad des Health Checks',
  'Checked by the load balancer; status 200–399 is healthy.':
    'Wird vom Load Balancer geprüft; Status 200–399 ist gesund.',
  'Checked by the load balancer; status 200–399 is healthy. Applies to the running tasks at once; if they fail it, the previous path is restored. With a new image, use a path that the running version answers too.':
    'Wird vom Load Balancer geprüft; Status 200–399 ist gesund. Gilt sofort für die laufenden Tasks; bestehen sie ihn nicht, wird der frühere Pfad wiederhergestellt. Mit einem neuen Image einen Pfad verwenden, auf den auch die laufende Version antwortet.',
  'must start with / and contain no spaces':
    'muss mit / beginnen und darf keine Leerzeichen enthalten',
  'Environment variables': 'Umgebungsvariablen',
  'Settings of your container, by name. Not for passwords or keys; everybody who may see the stack can read them.':
    'Einstellungen des Containers, nach Namen. Nicht für Passwörter oder Schlüssel; wer den Stack sehen darf, kann sie lesen.',
  'To add or change, by name. Others are kept. Not for passwords or keys; everybody who may see the stack can read them.':
    'Zum Hinzufügen oder Ändern, nach Namen. Andere bleiben. Nicht für Passwörter oder Schlüssel; wer den Stack sehen darf, kann sie lesen.',
  'Variables and secrets to remove': 'Variablen und Secrets, die entfallen',
  Value: 'Wert',
  Secrets: 'Secrets',
  Reference: 'Verweis',
  'Environment variables that ECS reads from Secrets Manager or Systems Manager when a task starts. By name, the reference secretsmanager:NAME, secretsmanager:NAME:JSON_KEY, ssm:NAME or an ARN of an existing one that has the tag fargate-api:entity=api:default/NAME, with the name of this API.':
    'Umgebungsvariablen, die ECS beim Start eines Tasks aus Secrets Manager oder Systems Manager liest. Nach Namen, als Verweis secretsmanager:NAME, secretsmanager:NAME:JSON_KEY, ssm:NAME oder ARN eines vorhandenen, das das Tag fargate-api:entity=api:default/NAME mit dem Namen dieser API hat.',
  'To add or change, by name, the reference secretsmanager:NAME, secretsmanager:NAME:JSON_KEY, ssm:NAME or an ARN of an existing one that has the tag fargate-api:entity=api:default/NAME, with the name of this API. Others are kept.':
    'Zum Hinzufügen oder Ändern, nach Namen, der Verweis secretsmanager:NAME, secretsmanager:NAME:JSON_KEY, ssm:NAME oder der ARN eines vorhandenen, das das Tag fargate-api:entity=api:default/NAME mit dem Namen dieser API hat. Andere bleiben.',
  'References, as in the secrets of the API.':
    'Verweise, wie bei den Secrets der API.',
  'New secret': 'Neues Secret',
  'Name of an environment variable for a secret that is to be stored in Secrets Manager now, e.g. DATABASE_URL.':
    'Name einer Umgebungsvariablen für ein Secret, das jetzt in Secrets Manager abgelegt wird, z. B. DATABASE_URL.',
  'must be a name of letters, digits, underscores, hyphens and dots, such as DATABASE_URL':
    'muss ein Name aus Buchstaben, Ziffern, Unterstrichen, Bindestrichen und Punkten sein, etwa DATABASE_URL',
  'Value of the new secret': 'Wert des neuen Secrets',
  'Goes to Secrets Manager only. Left empty, the secret is created without a value, and the log says where to set it.':
    'Geht nur an Secrets Manager. Leer wird das Secret ohne Wert angelegt, und das Log sagt, wo er zu setzen ist.',
  'Permissions in AWS': 'Berechtigungen in AWS',
  'Of the container, by its task role. Only what the account lists under grantableArns in the configuration of this portal.':
    'Des Containers, über seine Task-Rolle. Nur was das Konto in der Konfiguration dieses Portals unter grantableArns aufführt.',
  'Of the container, by its task role. Only what the account lists under grantableArns in the configuration of this portal. These replace those that it has; with none here, it keeps them.':
    'Des Containers, über seine Task-Rolle. Nur was das Konto in der Konfiguration dieses Portals unter grantableArns aufführt. Sie ersetzen die bisherigen; ohne Angabe bleiben diese.',
  Access: 'Zugriff',
  Read: 'Lesen',
  Write: 'Schreiben',
  'Send traces to X-Ray': 'Traces an X-Ray senden',
  'Resource (ARN)': 'Ressource (ARN)',
  'must be the ARN of a bucket, table, queue, topic or secret':
    'muss der ARN eines Buckets, einer Tabelle, einer Queue, eines Topics oder eines Secrets sein',
  'Show advanced container options': 'Weitere Optionen des Containers zeigen',
  'Command, health check, user, storage, limits and registry credentials of the container, and sidecars. Most APIs need none of these.':
    'Befehl, Health Check, Benutzer, Speicher, Grenzen und Registry-Zugangsdaten des Containers sowie Sidecars. Die meisten APIs brauchen nichts davon.',
  'Command, health check, user, storage and limits of the container. What you leave empty is kept.':
    'Befehl, Health Check, Benutzer, Speicher und Grenzen des Containers. Was leer ist, bleibt.',
  'Bucket for access logs': 'Bucket für Zugriffsprotokolle',
  'KMS key of the logs (ARN)': 'KMS-Schlüssel der Logs (ARN)',
  'Deletion protection': 'Löschschutz',
  'AWS WAF web ACL (ARN)': 'Web-ACL von AWS WAF (ARN)',
  'must be the ARN of a regional web ACL, or none':
    'muss der ARN einer regionalen Web-ACL oder none sein',
  'Filters the requests. One that the account lists under webAclArns in the configuration of this portal, or none. Left empty, what the administrator of the account chose.':
    'Filtert die Anfragen. Eine, die das Konto in der Konfiguration dieses Portals unter webAclArns aufführt, oder none. Leer gilt, was der Administrator des Kontos gewählt hat.',
  'Of a public API only. Filters the requests. One that the account lists under webAclArns in the configuration of this portal, or none. Left empty, it stays as it is.':
    'Nur einer öffentlichen API. Filtert die Anfragen. Eine, die das Konto in der Konfiguration dieses Portals unter webAclArns aufführt, oder none. Leer bleibt es, wie es ist.',
  'Networks the tasks may call': 'Netze, die die Tasks aufrufen dürfen',
  'CIDR blocks, besides HTTPS to any address, which images and logs need. Left empty, they stay as they are.':
    'CIDR-Blöcke, neben HTTPS zu jeder Adresse, das Images und Logs brauchen. Leer bleiben sie, wie sie sind.',
  'CIDR blocks, besides HTTPS to any address, which images and logs need. Left empty, what the administrator of the account chose.':
    'CIDR-Blöcke, neben HTTPS zu jeder Adresse, das Images und Logs brauchen. Leer gilt, was der Administrator des Kontos gewählt hat.',
  'Lets people with the right to it run commands in the containers of new tasks, and records what they do. Left empty, it stays as it is.':
    'Lässt Personen mit dem Recht dazu Befehle in den Containern neuer Tasks ausführen, und zeichnet auf, was sie tun. Leer bleibt es, wie es ist.',
  'Lets people with the right to it run commands in the containers of new tasks, and records what they do. Left empty, what the administrator of the account chose.':
    'Lässt Personen mit dem Recht dazu Befehle in den Containern neuer Tasks ausführen, und zeichnet auf, was sie tun. Leer gilt, was der Administrator des Kontos gewählt hat.',
  'must be the name of a bucket, or none':
    'muss der Name eines Buckets oder none sein',
  'must be the ARN of a KMS key, or none':
    'muss der ARN eines KMS-Schlüssels oder none sein',
  'Of the load balancer. Its policy must let load balancers write to it; none for no access logs. Left empty, it stays as it is.':
    'Des Load Balancers. Seine Policy muss Load Balancer schreiben lassen; none für keine Zugriffsprotokolle. Leer bleibt es, wie es ist.',
  'Of the load balancer. Its policy must let load balancers write to it; none for no access logs. Left empty, what the administrator of the account chose.':
    'Des Load Balancers. Seine Policy muss Load Balancer schreiben lassen; none für keine Zugriffsprotokolle. Leer gilt, was der Administrator des Kontos gewählt hat.',
  "Encrypts the logs of the containers. Its policy must let CloudWatch Logs use it; none for AWS's own encryption. Left empty, it stays as it is.":
    'Verschlüsselt die Logs der Container. Seine Policy muss CloudWatch Logs die Verwendung erlauben; none für die Verschlüsselung von AWS selbst. Leer bleibt es, wie es ist.',
  "Encrypts the logs of the containers. Its policy must let CloudWatch Logs use it; none for AWS's own encryption. Left empty, what the administrator of the account chose.":
    'Verschlüsselt die Logs der Container. Seine Policy muss CloudWatch Logs die Verwendung erlauben; none für die Verschlüsselung von AWS selbst. Leer gilt, was der Administrator des Kontos gewählt hat.',
  'Of the load balancer, once the API is healthy. Turn it off in an update before you delete the API. Left empty, it stays as it is.':
    'Des Load Balancers, sobald die API gesund ist. Vor dem Löschen der API in einer Aktualisierung ausschalten. Leer bleibt es, wie es ist.',
  'Of the load balancer, once the API is healthy. Turn it off in an update before you delete the API. Left empty, what the administrator of the account chose.':
    'Des Load Balancers, sobald die API gesund ist. Vor dem Löschen der API in einer Aktualisierung ausschalten. Leer gilt, was der Administrator des Kontos gewählt hat.',
  'Health check grace period (seconds)':
    'Schonfrist des Health Checks (Sekunden)',
  'For containers that start slowly: seconds from the start of a task in which failed checks of the load balancer do not replace it. 60 if left empty.':
    'Für Container, die langsam starten: Sekunden ab dem Start eines Tasks, in denen fehlgeschlagene Prüfungen des Load Balancers ihn nicht ersetzen. Leer 60.',
  'For containers that start slowly: seconds from the start of a task in which failed checks of the load balancer do not replace it.':
    'Für Container, die langsam starten: Sekunden ab dem Start eines Tasks, in denen fehlgeschlagene Prüfungen des Load Balancers ihn nicht ersetzen.',
  'Container options': 'Optionen des Containers',
  'Options to remove': 'Optionen, die entfallen',
  'The container is then again as its image and ECS have it.':
    'Der Container ist dann wieder so, wie sein Image und ECS es vorsehen.',
  Command: 'Befehl',
  'One item for the program and for each argument. Replaces the CMD of the image.':
    'Ein Eintrag für das Programm und für jedes Argument. Ersetzt das CMD des Images.',
  Argument: 'Argument',
  'Entry point': 'Entry Point',
  'Replaces the ENTRYPOINT of the image.': 'Ersetzt den ENTRYPOINT des Images.',
  'Health check': 'Health Check',
  'Health check command': 'Befehl des Health Checks',
  'Run by a shell in the container, beside the health check of the load balancer; exit code 0 is healthy. E.g. curl -f http://localhost/health || exit 1. The image must contain what it runs.':
    'Läuft in einer Shell im Container, zusätzlich zum Health Check des Load Balancers; Exit-Code 0 ist gesund. Z. B. curl -f http://localhost/health || exit 1. Das Image muss enthalten, was er aufruft.',
  'CMD-SHELL and one line for a shell, or CMD and a program with its arguments.':
    'CMD-SHELL und eine Zeile für eine Shell, oder CMD und ein Programm mit seinen Argumenten.',
  Part: 'Teil',
  'Seconds between its runs': 'Sekunden zwischen zwei Läufen',
  'Its timeout (seconds)': 'Sein Timeout (Sekunden)',
  'Failed runs until unhealthy': 'Fehlgeschlagene Läufe, bis er ungesund ist',
  'Seconds at the start in which failures do not count':
    'Sekunden am Anfang, in denen Fehlschläge nicht zählen',
  'Stop timeout (seconds)': 'Zeit zum Beenden (Sekunden)',
  'Stop timeout': 'Zeit zum Beenden',
  'From SIGTERM to SIGKILL. 30 if left empty.':
    'Von SIGTERM bis SIGKILL. Leer 30.',
  '30 if left empty.': 'Leer 30.',
  '5 if left empty.': 'Leer 5.',
  '3 if left empty.': 'Leer 3.',
  '0 if left empty.': 'Leer 0.',
  User: 'Benutzer',
  'Name or ID, with a group after a colon, e.g. 1000:1000.':
    'Name oder ID, mit einer Gruppe nach einem Doppelpunkt, z. B. 1000:1000.',
  'must be a user name or ID, with a group after a colon, e.g. 1000:1000':
    'muss ein Benutzername oder eine ID sein, mit einer Gruppe nach einem Doppelpunkt, z. B. 1000:1000',
  'Read-only root file system': 'Root-Dateisystem nur lesbar',
  'Init process': 'Init-Prozess',
  'Forwards signals to your program and reaps the processes it leaves behind.':
    'Reicht Signale an das Programm weiter und räumt Prozesse auf, die es hinterlässt.',
  'Ephemeral storage (GiB)': 'Flüchtiger Speicher (GiB)',
  'Ephemeral storage': 'Flüchtiger Speicher',
  '20, which are free, if left empty. AWS charges for more.':
    'Leer 20, die kostenlos sind. Für mehr berechnet AWS etwas.',
  'Open files of a process': 'Offene Dateien eines Prozesses',
  'Open files': 'Offene Dateien',
  'The ulimit nofile, soft and hard. 65535 if left empty.':
    'Das ulimit nofile, soft und hard. Leer 65535.',
  'Registry credentials': 'Zugangsdaten der Registry',
  'For an image in a private registry, the secret with username and password, secretsmanager:NAME or its ARN. Its tag fargate-api:registry must name the host of the registry.':
    'Für ein Image in einer privaten Registry das Secret mit username und password, secretsmanager:NAME oder sein ARN. Sein Tag fargate-api:registry muss den Host der Registry nennen.',
  'For an image in a private registry, as in the container options.':
    'Für ein Image in einer privaten Registry, wie bei den Optionen des Containers.',
  'must be secretsmanager:NAME or an ARN, never the credentials themselves':
    'muss secretsmanager:NAME oder ein ARN sein, nie die Zugangsdaten selbst',
  'must be secretsmanager:NAME, ssm:NAME or an ARN, never the secret itself':
    'muss secretsmanager:NAME, ssm:NAME oder ein ARN sein, nie das Secret selbst',
  'Managed policies': 'Verwaltete Richtlinien',
  'ARNs of IAM policies for the task role, of those that the account lists under attachablePolicyArns in the configuration of this portal.':
    'ARNs von IAM-Richtlinien für die Task-Rolle, aus denen, die das Konto in der Konfiguration dieses Portals unter attachablePolicyArns aufführt.',
  'ARNs of IAM policies for the task role, of those that the account lists under attachablePolicyArns in the configuration of this portal. These replace those that it has; with none here, it keeps them.':
    'ARNs von IAM-Richtlinien für die Task-Rolle, aus denen, die das Konto in der Konfiguration dieses Portals unter attachablePolicyArns aufführt. Sie ersetzen die bisherigen; ohne Angabe bleiben diese.',
  ARN: 'ARN',
  'must be the ARN of a managed policy':
    'muss der ARN einer verwalteten Richtlinie sein',

  // Sidecars
  Sidecars: 'Sidecars',
  'Containers beside yours in each task, at most four. They share the CPU, memory and network of the task.':
    'Container neben dem eigenen in jedem Task, höchstens vier. Sie teilen sich CPU, Speicher und Netz des Tasks.',
  'Containers beside yours in each task, at most four. One of a name that is there replaces it; the others stay.':
    'Container neben dem eigenen in jedem Task, höchstens vier. Einer mit einem vorhandenen Namen ersetzt diesen; die anderen bleiben.',
  'Sidecars to remove': 'Sidecars, die entfallen',
  'Ready sidecar': 'Fertiger Sidecar',
  'The ADOT collector takes OpenTelemetry traces on localhost, ports 4317 and 4318, and sends them to X-Ray; add the permission Send traces to X-Ray. Leave its name and image empty.':
    'Der ADOT-Collector nimmt OpenTelemetry-Traces auf localhost an, Ports 4317 und 4318, und sendet sie an X-Ray; dazu die Berechtigung „Traces an X-Ray senden“ hinzufügen. Name und Image bleiben leer.',
  'ADOT collector': 'ADOT-Collector',
  'must be letters, digits, hyphens and underscores':
    'darf aus Buchstaben, Ziffern, Bindestrichen und Unterstrichen bestehen',
  'The API starts after': 'Die API startet nach',
  'Empty if they start together.': 'Leer, wenn sie zusammen starten.',
  'The start of the sidecar': 'dem Start des Sidecars',
  'The sidecar is healthy': 'dem Gesundwerden des Sidecars',
  'The exit of the sidecar': 'dem Ende des Sidecars',
  'The exit of the sidecar with code 0': 'dem Ende des Sidecars mit Code 0',
  'Depends on other sidecars': 'Hängt von anderen Sidecars ab',
  'Name of the sidecar': 'Name des Sidecars',
  Condition: 'Bedingung',
  Essential: 'Unentbehrlich',
  'The task stops when this container exits.':
    'Der Task endet, wenn dieser Container endet.',
  'CPU units': 'CPU-Einheiten',
  'Reserved for it, of those of the task.':
    'Für ihn reserviert, von denen des Tasks.',
  'Memory limit (MiB)': 'Speichergrenze (MiB)',
  'Of that of the task.': 'Von dem des Tasks.',

  // Consumers and networks
  'Consumer networks': 'Netze der Aufrufer',
  'Consumer network': 'Netz der Aufrufer',
  'CIDR blocks that may call the API, in this and in other accounts. Must not overlap the VPC of the environment.':
    'CIDR-Blöcke, die die API aufrufen dürfen, in diesem und in anderen Konten. Dürfen sich nicht mit der VPC der Umgebung überschneiden.',
  'must be a CIDR block such as 10.1.0.0/16':
    'muss ein CIDR-Block wie 10.1.0.0/16 sein',
  'must be a CIDR block from /16 to /20, such as 10.0.0.0/16':
    'muss ein CIDR-Block von /16 bis /20 sein, etwa 10.0.0.0/16',
  Network: 'Netz',
  'Create a new VPC': 'Eine neue VPC anlegen',
  'Use an existing VPC': 'Eine vorhandene VPC verwenden',
  'Outbound internet access (NAT)': 'Ausgehender Internetzugang (NAT)',
  'Each NAT gateway costs about {NAT gateway} a month.':
    'Jedes NAT-Gateway kostet etwa {NAT gateway} im Monat.',
  'One NAT gateway; if its AZ fails, tasks lose internet access':
    'Ein NAT-Gateway; fällt seine AZ aus, haben die Tasks keinen Internetzugang',
  'One NAT gateway per AZ; survives the failure of an AZ':
    'Ein NAT-Gateway je AZ; übersteht den Ausfall einer AZ',
  'None, no cost; tasks reach only AWS services that have VPC endpoints':
    'Keiner, ohne Kosten; Tasks erreichen nur AWS-Dienste mit VPC-Endpoints',
  'None, and no private subnets; only for public APIs whose tasks have public IP addresses':
    'Keiner, und keine privaten Subnetze; nur für öffentliche APIs, deren Tasks öffentliche IP-Adressen haben',
  'Private subnets': 'Private Subnetze',
  'For a VPC that the environment created without them.':
    'Für eine VPC, die die Umgebung ohne sie angelegt hat.',
  'Add private subnets': 'Private Subnetze hinzufügen',
  'Subnets of the tasks': 'Subnetze der Tasks',
  'Public IP addresses of tasks cost about {task address} a month each, and need no NAT gateway. They change with every task, so callees cannot allow them by address. Inbound, only the load balancer reaches the tasks.':
    'Öffentliche IP-Adressen der Tasks kosten je etwa {task address} im Monat und brauchen kein NAT-Gateway. Sie wechseln mit jedem Task, sodass Angerufene sie nicht nach Adresse zulassen können. Eingehend erreicht nur der Load Balancer die Tasks.',
  'Of a public API. A change replaces the tasks, not the load balancer. Public IP addresses of tasks cost about {task address} a month each, and change with every task, so callees cannot allow them by address.':
    'Einer öffentlichen API. Eine Änderung ersetzt die Tasks, nicht den Load Balancer. Öffentliche IP-Adressen der Tasks kosten je etwa {task address} im Monat und wechseln mit jedem Task, sodass Angerufene sie nicht nach Adresse zulassen können.',
  'Private subnets, behind NAT gateways or VPC endpoints':
    'Private Subnetze, hinter NAT-Gateways oder VPC-Endpoints',
  'Public subnets, each task with a public IP address of its own':
    'Öffentliche Subnetze, jeder Task mit einer eigenen öffentlichen IP-Adresse',
  'VPC flow logs': 'Flow Logs der VPC',
  'Who connected to whom, accepted or rejected, but not what was sent. CloudWatch Logs charges for each GB.':
    'Wer sich mit wem verband, angenommen oder abgelehnt, aber nicht, was gesendet wurde. CloudWatch Logs berechnet jedes GB.',
  'For a VPC that the environment created. Who connected to whom, accepted or rejected, but not what was sent. CloudWatch Logs charges for each GB. Those that were recorded are deleted when you turn them off.':
    'Für eine VPC, die die Umgebung angelegt hat. Wer sich mit wem verband, angenommen oder abgelehnt, aber nicht, was gesendet wurde. CloudWatch Logs berechnet jedes GB. Werden sie abgeschaltet, werden die aufgezeichneten gelöscht.',
  'What the administrator of the account chose':
    'Was der Administrator des Kontos gewählt hat',
  'No flow logs': 'Keine Flow Logs',
  'Sessions of ECS Exec': 'Sitzungen von ECS Exec',
  "What people do in containers, for the APIs that allow it. In a log group of the environment, its owner can read them and the API's team need not be able to.":
    'Was Personen in Containern tun, bei APIs, die es erlauben. In einer Log-Gruppe der Umgebung kann deren Besitzer sie lesen, ohne dass das Team der API es können muss.',
  "What people do in containers, for the APIs that allow it. In a log group of the environment, its owner can read them and the API's team need not be able to. Those that were recorded there are deleted when you choose the container.":
    'Was Personen in Containern tun, bei APIs, die es erlauben. In einer Log-Gruppe der Umgebung kann deren Besitzer sie lesen, ohne dass das Team der API es können muss. Wird der Container gewählt, werden die dort aufgezeichneten gelöscht.',
  'Recorded with the logs of the container':
    'Mit den Logs des Containers aufgezeichnet',
  'Kept for 30 days in a log group of the environment':
    '30 Tage in einer Log-Gruppe der Umgebung aufbewahrt',
  'Kept for 90 days in a log group of the environment':
    '90 Tage in einer Log-Gruppe der Umgebung aufbewahrt',
  'Kept for 365 days in a log group of the environment':
    '365 Tage in einer Log-Gruppe der Umgebung aufbewahrt',
  'Kept for 30 days': '30 Tage aufbewahrt',
  'Kept for 90 days': '90 Tage aufbewahrt',
  'Kept for 365 days': '365 Tage aufbewahrt',
  "Encrypts the environment's own logs. Its policy must let CloudWatch Logs use it; none for AWS's own encryption. Left empty, what the administrator of the account chose.":
    'Verschlüsselt die eigenen Logs der Umgebung. Seine Policy muss CloudWatch Logs die Nutzung erlauben; none für die AWS-eigene Verschlüsselung. Leer: was der Administrator des Kontos gewählt hat.',
  "Encrypts the environment's own logs. Its policy must let CloudWatch Logs use it; none for AWS's own encryption. Left empty, it stays as it is.":
    'Verschlüsselt die eigenen Logs der Umgebung. Seine Policy muss CloudWatch Logs die Nutzung erlauben; none für die AWS-eigene Verschlüsselung. Leer: bleibt, wie es ist.',
  'Availability Zones': 'Availability Zones',
  'With three, losing one leaves two thirds of the tasks.':
    'Bei dreien bleiben nach dem Ausfall einer zwei Drittel der Tasks.',
  Two: 'Zwei',
  Three: 'Drei',
  'VPC CIDR block': 'CIDR-Block der VPC',
  'Must not overlap any network you may connect later.':
    'Darf sich mit keinem Netz überschneiden, das später verbunden werden soll.',
  'Must not overlap any network you may connect later; a transit gateway cannot route between overlapping networks.':
    'Darf sich mit keinem Netz überschneiden, das später verbunden werden soll; ein Transit Gateway kann zwischen Netzen, die sich überschneiden, nicht vermitteln.',
  'VPC ID': 'ID der VPC',
  "Its owner adds the tag fargate-api:entity with the value resource:default/<environment name>. Without it, the environment's card does not show the network.":
    'Ihr Besitzer fügt das Tag fargate-api:entity mit dem Wert resource:default/<Name der Umgebung> hinzu. Ohne dieses zeigt die Karte der Umgebung das Netz nicht.',
  'must be an ID such as vpc-0a1b2c3d4e5f60718':
    'muss eine ID wie vpc-0a1b2c3d4e5f60718 sein',
  Subnets: 'Subnetze',
  'Public for load balancers, private for tasks':
    'Öffentliche für Load Balancer, private für Tasks',
  'Only public; for APIs whose tasks have public IP addresses':
    'Nur öffentliche; für APIs, deren Tasks öffentliche IP-Adressen haben',
  'Only private; for internal APIs': 'Nur private; für interne APIs',
  'Public subnet IDs': 'IDs der öffentlichen Subnetze',
  'For load balancers. At least two, in different AZs.':
    'Für Load Balancer. Mindestens zwei, in verschiedenen AZs.',
  'Subnet ID': 'ID des Subnetzes',
  'must be an ID such as subnet-0a1b2c3d4e5f60718':
    'muss eine ID wie subnet-0a1b2c3d4e5f60718 sein',
  'Private subnet IDs': 'IDs der privaten Subnetze',
  'For tasks. Each needs a route to a NAT gateway, or VPC endpoints.':
    'Für Tasks. Jedes braucht eine Route zu einem NAT-Gateway oder VPC-Endpoints.',
  'Transit gateway': 'Transit Gateway',
  'Connects consumers in other VPCs. The attachment costs about {transit gateway attachment} a month, and the owner of the gateway may have to accept it. Leave empty if all consumers are in this VPC.':
    'Verbindet Aufrufer in anderen VPCs. Das Attachment kostet etwa {transit gateway attachment} im Monat, und der Besitzer des Gateways muss es womöglich annehmen. Leer, wenn alle Aufrufer in dieser VPC sind.',
  'must be an ID such as tgw-0a1b2c3d4e5f60718':
    'muss eine ID wie tgw-0a1b2c3d4e5f60718 sein',
  'For a VPC that the environment created.':
    'Für eine VPC, die die Umgebung angelegt hat.',
  'For a VPC that the environment created. Each NAT gateway costs about {NAT gateway} a month; one that is removed takes its fixed outbound IP address with it.':
    'Für eine VPC, die die Umgebung angelegt hat. Jedes NAT-Gateway kostet etwa {NAT gateway} im Monat; eins, das entfällt, nimmt seine feste ausgehende IP-Adresse mit.',
  'Container Insights': 'Container Insights',
  Enabled: 'Ein',
  Enhanced: 'Erweitert',
  Disabled: 'Aus',
  'VPC endpoints': 'VPC-Endpoints',
  'Choose which endpoints': 'Endpoints wählen',
  'Those of ECR and CloudWatch Logs cost about {endpoints of tasks} a month in two AZs.':
    'Die von ECR und CloudWatch Logs kosten etwa {endpoints of tasks} im Monat in zwei AZs.',
  'Endpoints besides ECR, CloudWatch Logs and S3':
    'Endpoints außer ECR, CloudWatch Logs und S3',
  'One that exists and is not selected is removed.':
    'Ein vorhandener, der nicht gewählt ist, entfällt.',
  'Secrets Manager': 'Secrets Manager',
  'Systems Manager': 'Systems Manager',
  'ECS Exec': 'ECS Exec',
  KMS: 'KMS',

  // Names in DNS
  'Use an existing DNS zone': 'Eine vorhandene DNS-Zone verwenden',
  'Create a new DNS zone': 'Eine neue DNS-Zone anlegen',
  'Existing DNS zone': 'Vorhandene DNS-Zone',
  'Must be in the account of the environment.':
    'Muss im Konto der Umgebung sein.',
  Zone: 'Zone',
  'Account of the zone': 'Konto der Zone',
  'Region of the zone': 'Region der Zone',
  'Domain name of the API': 'Domainname der API',
  'Domain name': 'Domainname',
  'Domain names': 'Domainnamen',
  'Further domain names': 'Weitere Domainnamen',
  'Of a public API with HTTPS, beside its own.':
    'Einer öffentlichen API mit HTTPS, neben ihrem eigenen.',
  Change: 'Ändern',
  'Each in a DNS zone of the same account, with its own certificate unless that of its zone covers it. At most 25, the quota for certificates of a load balancer.':
    'Jeder in einer DNS-Zone desselben Kontos, mit eigenem Zertifikat, wenn das seiner Zone ihn nicht abdeckt. Höchstens 25, das Kontingent für Zertifikate eines Load Balancers.',
  'All that it is to have beside its own; those that are not here are removed. Each in a DNS zone of the same account, with its own certificate unless that of its zone covers it. At most 25, the quota for certificates of a load balancer.':
    'Alle, die sie neben ihrem eigenen haben soll; die hier fehlen, werden entfernt. Jeder in einer DNS-Zone desselben Kontos, mit eigenem Zertifikat, wenn das seiner Zone ihn nicht abdeckt. Höchstens 25, das Kontingent für Zertifikate eines Load Balancers.',
  'Domain name of the zone': 'Domainname der Zone',
  'Defaults to the name of the zone. A subdomain needs a certificate that covers it.':
    'Leer der Name der Zone. Eine Subdomain braucht ein Zertifikat, das sie abdeckt.',
  'must be a domain name such as api.acme.com, in lower case':
    'muss ein Domainname wie api.acme.com sein, in Kleinbuchstaben',
  'must be a domain name such as orders.api.acme.com, in lower case':
    'muss ein Domainname wie orders.api.acme.com sein, in Kleinbuchstaben',
  'must be a subdomain of a domain you own, such as api.acme.com':
    'muss eine Subdomain einer eigenen Domain sein, etwa api.acme.com',
  'Used for the zone and the API, e.g. api.acme.com. If the zone exists already, it is updated. A zone costs about {hosted zone} a month.':
    'Für die Zone und die API, z. B. api.acme.com. Ist die Zone schon vorhanden, wird sie aktualisiert. Eine Zone kostet etwa {hosted zone} im Monat.',
  'For this API and others, which are then e.g. orders.api.acme.com in api.acme.com. If the zone exists already, it is updated. A zone costs about {hosted zone} a month.':
    'Für diese API und andere, die dann z. B. orders.api.acme.com in api.acme.com heißen. Ist die Zone schon vorhanden, wird sie aktualisiert. Eine Zone kostet etwa {hosted zone} im Monat.',
  'With a zone, the API has a name of its own and a certificate; callers use HTTPS, and port 80 redirects to it.':
    'Mit einer Zone hat die API einen eigenen Namen und ein Zertifikat; Aufrufer verwenden HTTPS, und Port 80 leitet dorthin um.',
  'No zone, the name of the load balancer. Traffic on the internet is NOT encrypted (plain HTTP)':
    'Ohne Zone, mit dem Namen des Load Balancers. Verkehr im Internet ist NICHT verschlüsselt (HTTP)',
  'In the zone. Defaults to the name of the API there, e.g. orders.api.acme.com. If the certificate of the zone does not cover it, the API gets its own.':
    'In der Zone. Leer der Name der API darin, z. B. orders.api.acme.com. Deckt das Zertifikat der Zone ihn nicht ab, bekommt die API ein eigenes.',
  'Account and region of the zone': 'Konto und Region der Zone',
  'Must be the account of the environment.':
    'Muss das Konto der Umgebung sein.',
  'Target of the zone': 'Ziel der Zone',
  'Parent zone': 'Übergeordnete Zone',
  'In an account of this portal, where the NS record is then created':
    'In einem Konto dieses Portals, wo dann der NS-Eintrag angelegt wird',
  'Elsewhere; the log shows the NS record for its owner to add, and the task waits up to 30 minutes for it':
    'Anderswo; das Log zeigt den NS-Eintrag, den der Besitzer hinzufügt, und die Aufgabe wartet bis zu 30 Minuten darauf',
  'Account of the parent zone': 'Konto der übergeordneten Zone',
  "The account that hosts the parent domain, e.g. acme.com. Often one of the platform team's.":
    'Das Konto mit der übergeordneten Domain, z. B. acme.com. Oft eines des Plattformteams.',
  'Target of the parent zone': 'Ziel der übergeordneten Zone',
  'Region of the parent zone': 'Region der übergeordneten Zone',

  // Size and scaling
  'Task size': 'Größe eines Tasks',
  'About {small task} a month per small task, {medium task} per medium, {large task} per large and {X-large task} per X-large one. The load balancer adds about {internal load balancer}, whatever the number of tasks.':
    'Ein kleiner Task kostet etwa {small task} im Monat, ein mittlerer {medium task}, ein großer {large task}, ein sehr großer {X-large task}. Der Load Balancer kostet dazu etwa {internal load balancer}, gleich wie viele Tasks laufen.',
  'About {small task} a month per small task, {medium task} per medium, {large task} per large and {X-large task} per X-large one. The load balancer adds about {public load balancer}, whatever the number of tasks.':
    'Ein kleiner Task kostet etwa {small task} im Monat, ein mittlerer {medium task}, ein großer {large task}, ein sehr großer {X-large task}. Der Load Balancer kostet dazu etwa {public load balancer}, gleich wie viele Tasks laufen.',
  'About {small task} a month per small task, {medium task} per medium, {large task} per large and {X-large task} per X-large one.':
    'Ein kleiner Task kostet etwa {small task} im Monat, ein mittlerer {medium task}, ein großer {large task}, ein sehr großer {X-large task}.',
  'Small · 0.25 vCPU / 0.5 GB': 'Klein · 0.25 vCPU / 0.5 GB',
  'Medium · 0.5 vCPU / 1 GB': 'Mittel · 0.5 vCPU / 1 GB',
  'Large · 1 vCPU / 2 GB': 'Groß · 1 vCPU / 2 GB',
  'X-Large · 2 vCPU / 4 GB': 'Sehr groß · 2 vCPU / 4 GB',
  CPU: 'CPU',
  '0.25 vCPU': '0.25 vCPU',
  '0.5 vCPU': '0.5 vCPU',
  '1 vCPU': '1 vCPU',
  '2 vCPU': '2 vCPU',
  '4 vCPU': '4 vCPU',
  '8 vCPU': '8 vCPU',
  '16 vCPU': '16 vCPU',
  'Memory (MiB)': 'Speicher (MiB)',
  'Number of tasks': 'Anzahl der Tasks',
  'Two tasks in two AZs tolerate one failure. Each is billed at the size above. With autoscaling, this is the minimum.':
    'Zwei Tasks in zwei AZs vertragen einen Ausfall. Jeder wird nach der Größe oben berechnet. Mit Autoscaling ist dies das Minimum.',
  'Minimum number of tasks': 'Mindestzahl der Tasks',
  'Maximum number of tasks': 'Höchstzahl der Tasks',
  Scaling: 'Skalierung',
  'Fixed number of tasks': 'Feste Anzahl von Tasks',
  'Autoscaling, to keep average CPU near a target':
    'Autoscaling, das die mittlere CPU-Last nahe einem Zielwert hält',
  'Autoscaling, starting from the current number of tasks':
    'Autoscaling, ab der jetzigen Anzahl von Tasks',
  'CPU target (%)': 'Zielwert der CPU (%)',
  'A lower target scales out earlier and costs more.':
    'Ein niedrigerer Zielwert skaliert früher hoch und kostet mehr.',
  'Target requests per minute per task':
    'Zielwert der Anfragen je Minute und Task',
  'Also scales on the number of requests. 0 = off.':
    'Skaliert auch nach der Zahl der Anfragen. 0 = aus.',
  '0 stops the API. The load balancer remains, at about {public load balancer} a month, or {internal load balancer} for an internal API.':
    '0 hält die API an. Der Load Balancer bleibt, für etwa {public load balancer} im Monat, oder {internal load balancer} bei einer internen API.',
  Availability: 'Verfügbarkeit',
  'Office hours stop all tasks outside these hours, and the API with them. Mon–Fri 07:00–19:00 is 60 of 168 hours a week and saves 64% of the price of the tasks.':
    'Bürozeiten halten außerhalb dieser Zeiten alle Tasks an, und mit ihnen die API. Mo–Fr 07:00–19:00 sind 60 von 168 Stunden in der Woche und sparen 64% des Preises der Tasks.',
  'Always on': 'Immer an',
  'Office hours only, off at night and at weekends':
    'Nur zu Bürozeiten, nachts und am Wochenende aus',
  'Time zone': 'Zeitzone',
  'IANA name, such as Europe/Berlin or America/New_York.':
    'IANA-Name, etwa Europe/Berlin oder America/New_York.',
  'must be the name of an IANA time zone, such as Europe/Berlin':
    'muss der Name einer IANA-Zeitzone sein, etwa Europe/Berlin',
  Days: 'Tage',
  From: 'Von',
  To: 'Bis',
  'must be a time from 00:00 to 23:59':
    'muss eine Uhrzeit von 00:00 bis 23:59 sein',
  'must be a percentage from 10 to 90':
    'muss ein Prozentwert von 10 bis 90 sein',
  ...numbers([
    ['0', '50'],
    ['0', '300'],
    ['0', '7200'],
    ['1', '10'],
    ['1', '50'],
    ['1', '16384'],
    ['1', '1048576'],
    ['2', '60'],
    ['2', '100'],
    ['2', '120'],
    ['5', '300'],
    ['6', '122880'],
    ['21', '200'],
  ]),
  'must be a number from 0': 'muss eine Zahl ab 0 sein',

  // A repository
  'GitHub repository': 'GitHub-Repository',
  'With the source code of a minimal API, its OpenAPI document and its catalog-info.yaml.':
    'Mit dem Quelltext einer minimalen API, ihrem OpenAPI-Dokument und ihrer catalog-info.yaml.',
  'Create one for this API': 'Eines für diese API anlegen',
  Repository: 'Repository',

  // What is done when something else happens
  'If another task is already changing it':
    'Wenn schon eine andere Aufgabe daran ändert',
  'If another task is already changing this API':
    'Wenn schon eine andere Aufgabe an dieser API ändert',
  'If another task is already changing this environment':
    'Wenn schon eine andere Aufgabe an dieser Umgebung ändert',
  'Who applies changes of settings from now on':
    'Wer ab jetzt Änderungen der Einstellungen anwendet',
  "The URL of the API's repository, such as https://github.com/acme/orders, whose pipeline then deploys what is merged there (GitOps), or portal. Neither changes a resource. Leave it empty to keep who does.":
    'Die URL des Repositorys der API, etwa https://github.com/acme/orders, dessen Pipeline dann deployt, was dort gemergt ist (GitOps), oder portal. Beides ändert keine Ressource. Leer lassen, damit es bleibt, wie es ist.',
  'must be the URL of a repository, or portal':
    'muss die URL eines Repositorys oder portal sein',
  'If the repository of the API applies its changes (GitOps)':
    'Wenn das Repository der API ihre Änderungen anwendet (GitOps)',
  'Open a pull request there, which its pipeline deploys once it is merged':
    'Dort einen Pull Request öffnen, den die Pipeline deployt, sobald er gemergt ist',
  'Deploy now, and open a pull request that takes it over':
    'Jetzt deployen, und einen Pull Request öffnen, der es übernimmt',
  'Fail and name the task': 'Abbrechen und die Aufgabe nennen',
  'Wait for it to finish': 'Warten, bis sie fertig ist',
  'If a pipeline or person changed the service outside this portal':
    'Wenn eine Pipeline oder Person den Service außerhalb dieses Portals geändert hat',
  'The number of tasks stays as it is unless you set it.':
    'Die Anzahl der Tasks bleibt, wenn sie hier nicht gesetzt wird.',
  'Fail and list the differences': 'Abbrechen und die Unterschiede nennen',
  'Take over the running image and size':
    'Laufendes Image und Größe übernehmen',
  'Go back to the values deployed from this portal':
    'Zu den Werten zurückkehren, die dieses Portal deployt hat',
  'If the update fails': 'Wenn die Aktualisierung fehlschlägt',
  'Roll back to the current version': 'Die jetzige Version wiederherstellen',
  'Roll back to the current configuration':
    'Die jetzige Konfiguration wiederherstellen',
  'Keep the failed state for debugging':
    'Den fehlgeschlagenen Zustand zur Fehlersuche behalten',
  'CloudFormation keeps no failed update that replaces a resource, and a new image, size or configuration replaces the task definition.':
    'CloudFormation behält keine fehlgeschlagene Aktualisierung, die eine Ressource ersetzt, und ein neues Image, eine neue Größe oder Konfiguration ersetzt die Task Definition.',
  'If you cancel this task': 'Wenn diese Aufgabe abgebrochen wird',
  'Let CloudFormation finish the update':
    'CloudFormation die Aktualisierung beenden lassen',
  'If the update removes a subnet, NAT gateway, outbound IP address or endpoint':
    'Wenn die Aktualisierung ein Subnetz, ein NAT-Gateway, eine ausgehende IP-Adresse oder einen Endpoint entfernt',
  'Fail and list what would be removed':
    'Abbrechen und nennen, was entfernt würde',
  'Remove it; whatever depends on it fails':
    'Entfernen; was davon abhängt, fällt aus',

  // Deletion
  'An environment can be deleted only when no API runs in it.':
    'Eine Umgebung lässt sich nur löschen, wenn keine API darin läuft.',
  'Type the name to confirm': 'Zum Bestätigen den Namen eingeben',
  'Deletes an API with its load balancer, tasks, roles, logs and DNS record, or an environment with its VPC, cluster and fixed outbound IP addresses. Termination protection is turned off first. This cannot be undone.':
    'Löscht eine API mit Load Balancer, Tasks, Rollen, Logs und DNS-Eintrag, oder eine Umgebung mit VPC, Cluster und festen ausgehenden IP-Adressen. Der Löschschutz wird vorher ausgeschaltet. Das lässt sich nicht rückgängig machen.',
  'Earlier deletion': 'Frühere Löschung',
  'Failed, and resources that its log names are to be retained':
    'Fehlgeschlagen, und Ressourcen, die ihr Log nennt, sollen bleiben',
  'Resources to retain': 'Ressourcen, die bleiben',
  'Logical IDs of the resources that the log of that deletion names. They stay in AWS for you to delete.':
    'Logische IDs der Ressourcen, die das Log dieser Löschung nennt. Sie bleiben in AWS und sind von Hand zu löschen.',
  'must be a logical ID such as LoadBalancer':
    'muss eine logische ID wie LoadBalancer sein',
  'A zone can be deleted only when no API uses it. Its delegation is deleted first, also from a parent zone in another account.':
    'Eine Zone lässt sich nur löschen, wenn keine API sie verwendet. Zuerst wird ihre Delegation gelöscht, auch aus einer übergeordneten Zone in einem anderen Konto.',
  'Type the domain name to confirm': 'Zum Bestätigen den Domainnamen eingeben',
  'For example api.acme.com. This cannot be undone; a new zone gets other name servers.':
    'Zum Beispiel api.acme.com. Das lässt sich nicht rückgängig machen; eine neue Zone bekommt andere Nameserver.',

  // Rolling back
  'What to do': 'Was geschehen soll',
  'Roll back to an earlier deployment, and hold the deployments of a pipeline':
    'Auf ein früheres Deployment zurückrollen und die Deployments einer Pipeline anhalten',
  'Release the deployments of a pipeline after a roll back':
    'Die Deployments einer Pipeline nach einem Rollback freigeben',
  'Revision to restore': 'Revision, die wiederhergestellt wird',
  'A deployment that ran well before the current one, e.g. 3 for orders:3. Restores the image as it ran, the size, the variables, the secrets by their reference and the sidecars. Scaling, the health check of the load balancer and permissions stay. The API stays available.':
    'Ein Deployment, das vor dem jetzigen fehlerfrei lief, z. B. 3 für orders:3. Stellt das Image wieder her, wie es lief, die Größe, die Variablen, die Secrets nach ihrem Verweis und die Sidecars. Skalierung, Health Check des Load Balancers und Rechte bleiben. Die API bleibt verfügbar.',
  'must be the number of a revision, such as 3 of orders:3':
    'muss die Nummer einer Revision sein, etwa 3 bei orders:3',

  // An API from source
  Language: 'Sprache',
  'Node.js': 'Node.js',
  Python: 'Python',
  Go: 'Go',
  Java: 'Java',
  'Preview pull requests': 'Vorschau von Pull Requests',
  'Each open pull request becomes an API of its own in the same environment, deleted when it is closed, or 7 days after its last commit. It has an address without encryption (plain HTTP), and no secrets or permissions of the API. While it exists, it costs about {public load balancer} a month, or {internal load balancer} for an internal API, and {small task} for its task.':
    'Jeder offene Pull Request wird zu einer eigenen API in derselben Umgebung, die gelöscht wird, wenn er geschlossen wird, oder 7 Tage nach seinem letzten Commit. Ihre Adresse ist unverschlüsselt (HTTP), und sie hat weder die Secrets noch die Berechtigungen der API. Solange sie existiert, kostet sie etwa {public load balancer} im Monat, oder {internal load balancer} bei einer internen API, und {small task} für ihren Task.',
  Promotion: 'Promotion',
  'The pipeline can let the API of another environment run what this one runs, by the same image.':
    'Die Pipeline kann die API einer anderen Umgebung ausführen lassen, was diese ausführt, mit demselben Image.',
  'None, or from the card of the API': 'Keine, oder auf der Karte der API',
  'By the pipeline, where somebody starts it':
    'Durch die Pipeline, wo jemand sie startet',
  'Next environment': 'Nächste Umgebung',
  'On GitHub, the repository gets an environment with its name, from which alone the pipeline may deploy there.':
    'Auf GitHub bekommt das Repository ein Environment mit ihrem Namen; nur aus diesem darf die Pipeline dorthin deployen.',
  'Name in the next environment': 'Name in der nächsten Umgebung',
  'Of the API there, such as orders-prod. If it does not exist yet, deploy it there with the image of the first promotion.':
    'Der Name der API dort, etwa orders-prod. Wenn sie noch nicht existiert, dort mit dem Image der ersten Promotion deployen.',
  Approvers: 'Genehmigende',
  'On GitHub, a user or team that has to approve each promotion. Required where the next environment requires approval.':
    'Auf GitHub: Benutzer oder Team, das jede Promotion genehmigen muss. Erforderlich, wo die nächste Umgebung eine Genehmigung verlangt.',
  'Create the environment of the repository':
    'Das Environment des Repositorys anlegen',
  'Let the pipeline promote': 'Der Pipeline die Promotion erlauben',
  'Write the promotion': 'Die Promotion schreiben',
  'Write what reads the running image':
    'Schreiben, was das laufende Image liest',
  'Write the stack of a preview': 'Den Stack einer Vorschau schreiben',
  'Write the preview of pull requests':
    'Die Vorschau von Pull Requests schreiben',
  'Each is a small API with tests, a Dockerfile and an OpenAPI document. It listens on port 8080 and has a health check.':
    'Jede ist eine kleine API mit Tests, einem Dockerfile und einem OpenAPI-Dokument. Sie lauscht auf Port 8080 und hat einen Health Check.',
  'Created for this API, with a pipeline that alone may push its image and deploy it.':
    'Wird für diese API angelegt, mit einer Pipeline, die als einzige ihr Image pushen und es deployen darf.',
  'On GitHub, with a workflow of GitHub Actions':
    'Auf GitHub, mit einem Workflow von GitHub Actions',
  'On GitLab, with GitLab CI/CD': 'Auf GitLab, mit GitLab CI/CD',
  'Changes of settings': 'Änderungen der Einstellungen',
  'Who applies them, once the API is deployed. Its pipeline deploys each commit in any case.':
    'Wer sie anwendet, sobald die API deployt ist. Ihre Pipeline deployt in jedem Fall jeden Commit.',
  'By the wizards of this portal': 'Durch die Formulare dieses Portals',
  'By the repository (GitOps). Template and parameters of the stack are in its folder deploy, the wizards open pull requests, and its pipeline deploys what is merged':
    'Durch das Repository (GitOps). Template und Parameter des Stacks liegen in seinem Ordner deploy, die Formulare öffnen Pull Requests, und seine Pipeline deployt, was gemergt ist',
  'Who can call it': 'Wer sie aufrufen kann',
  'Everybody on the internet': 'Alle im Internet',
  'Everybody on the internet, through API Gateway. For little traffic, without the hourly price of a load balancer, and without previews of pull requests':
    'Alle im Internet, durch API Gateway. Für wenig Verkehr, ohne den Stundenpreis eines Load Balancers und ohne Vorschau von Pull Requests',
  'Consumers on private IP addresses, in this and in other accounts':
    'Aufrufer auf privaten IP-Adressen, in diesem und in anderen Konten',
  'About {small task} a month per small task, {medium task} per medium, {large task} per large and {X-large task} per X-large one. An update can change it, and add autoscaling or office hours.':
    'Ein kleiner Task kostet etwa {small task} im Monat, ein mittlerer {medium task}, ein großer {large task}, ein sehr großer {X-large task}. Eine Aktualisierung kann sie ändern und Autoscaling oder Bürozeiten hinzufügen.',
  'Two tasks in two AZs tolerate one failure. Each is billed at the size above.':
    'Zwei Tasks in zwei AZs vertragen einen Ausfall. Jeder wird nach der Größe oben berechnet.',

  // Templates, their pages, steps and outputs
  'Public API on Fargate': 'Öffentliche API auf Fargate',
  'An HTTP API on the internet behind a load balancer, with fixed outbound IP addresses':
    'Eine HTTP-API im Internet hinter einem Load Balancer, mit festen ausgehenden IP-Adressen',
  'Internal API on Fargate': 'Interne API auf Fargate',
  'An HTTPS API on private IP addresses for consumers in other accounts, behind an internal load balancer with its own domain name':
    'Eine HTTPS-API auf privaten IP-Adressen für Aufrufer in anderen Konten, hinter einem internen Load Balancer mit eigenem Domainnamen',
  'API from source': 'API mit Quellcode',
  'A repository with the source of an API and a pipeline that tests, builds and deploys each commit, and the API on Fargate':
    'Ein Repository mit dem Quellcode einer API und einer Pipeline, die jeden Commit testet, baut und deployt, und die API auf Fargate',
  'Fargate environment': 'Fargate-Umgebung',
  'A VPC and an ECS cluster on AWS that many APIs share':
    'Eine VPC und ein ECS-Cluster auf AWS, die sich viele APIs teilen',
  'Update an API on Fargate': 'Eine API auf Fargate aktualisieren',
  'Changes the image, size or scaling of a running API':
    'Ändert Image, Größe oder Skalierung einer laufenden API',
  'Update an environment': 'Eine Umgebung aktualisieren',
  'Changes the owner, network, endpoints, logs or monitoring of a Fargate environment':
    'Ändert Besitzer, Netz, Endpoints, Logs oder Überwachung einer Fargate-Umgebung',
  'Roll back an API on Fargate': 'Eine API auf Fargate zurückrollen',
  'Restores an earlier deployment of a running API, and holds or releases the deployments of its pipeline':
    'Stellt ein früheres Deployment einer laufenden API wieder her und hält die Deployments ihrer Pipeline an oder gibt sie frei',
  'Delete an API, environment or DNS zone':
    'Eine API, Umgebung oder DNS-Zone löschen',
  'Deletes an API, an environment without APIs or an unused DNS zone from AWS and the catalog':
    'Löscht eine API, eine Umgebung ohne APIs oder eine unbenutzte DNS-Zone aus AWS und dem Katalog',
  'Account and network': 'Konto und Netz',
  Callers: 'Aufrufer',
  Changes: 'Änderungen',
  'Choose the API': 'API wählen',
  'Choose the environment': 'Umgebung wählen',
  'Failure handling': 'Bei Fehlern',
  Service: 'Service',
  Size: 'Größe',
  'Size and scaling': 'Größe und Skalierung',
  'What to delete': 'Was gelöscht wird',
  Promote: 'Übernehmen',
  'Promote an API on Fargate':
    'Eine API auf Fargate in die nächste Umgebung übernehmen',
  'Lets an API run the image that runs in the environment before, such as from dev to prod':
    'Lässt eine API das Image verwenden, das in der Umgebung davor läuft, etwa von dev nach prod',
  'API that runs the image': 'API, die das Image verwendet',
  'The image that its tasks run now is deployed by its digest. It must be healthy, without a deployment in progress.':
    'Das Image, das ihre Tasks jetzt verwenden, wird anhand seines Digests deployt. Sie muss fehlerfrei laufen, ohne ein Deployment, das noch läuft.',
  'API that shall run it': 'API, die es verwenden soll',
  'The API of the next environment. Only its image and those of its sidecars change. If it is not there yet, deploy it to that environment first, with the image that the card of the other API shows.':
    'Die API der nächsten Umgebung. Nur ihr Image und die ihrer Sidecars ändern sich. Gibt es sie noch nicht, sie zuerst in diese Umgebung deployen, mit dem Image, das die Karte der anderen API zeigt.',
  'Promote the API': 'Die API übernehmen',
  Move: 'Umziehen',
  'Move an API to another load balancer on Fargate':
    'Eine API auf Fargate zu einem anderen Load Balancer umziehen',
  'Moves a public API between a load balancer of its own and the one that the APIs of its environment share, under its name and without a gap':
    'Zieht eine öffentliche API zwischen einem eigenen Load Balancer und dem um, den sich die APIs ihrer Umgebung teilen, unter ihrem Namen und ohne Ausfall',
  'A public API or one behind a shared load balancer. It keeps its name, and stays available.':
    'Eine öffentliche API oder eine hinter einem geteilten Load Balancer. Sie behält ihren Namen und bleibt erreichbar.',
  'Load balancer to move to': 'Load Balancer, zu dem sie umzieht',
  'Both serve the API until no client can use the old one any more, about an hour. The old one is then removed.':
    'Beide bedienen die API, bis kein Client den alten mehr benutzen kann, etwa eine Stunde. Danach wird der alte entfernt.',
  'The one that the APIs of the environment share, without a price of its own':
    'Der, den sich die APIs der Umgebung teilen, ohne eigenen Preis',
  'A load balancer of its own': 'Ein eigener Load Balancer',
  'Move the API': 'Die API umziehen',
  'Roll back': 'Zurückrollen',
  'Roll back or release': 'Zurückrollen oder freigeben',
  Update: 'Aktualisieren',
  Delete: 'Löschen',
  Check: 'Prüfen',
  'Check the repository': 'Das Repository prüfen',
  'Create the GitHub repository': 'Das GitHub-Repository anlegen',
  'Create the GitLab project': 'Das GitLab-Projekt anlegen',
  'Delete the API or environment': 'Die API oder Umgebung löschen',
  'Delete the DNS zone': 'Die DNS-Zone löschen',
  'Deploy the API': 'Die API deployen',
  'Deploy the DNS zone': 'Die DNS-Zone deployen',
  'Deploy the VPC and the cluster': 'VPC und Cluster deployen',
  'Deploy the cluster into the existing VPC':
    'Den Cluster in die vorhandene VPC deployen',
  'Deploy the environment': 'Die Umgebung deployen',
  'Generate the source code': 'Den Quellcode erzeugen',
  'Let the pipeline deploy': 'Die Pipeline deployen lassen',
  'Open a merge request': 'Einen Merge Request öffnen',
  'Open a pull request': 'Einen Pull Request öffnen',
  'Propose the catalog entities': 'Die Katalogeinträge vorschlagen',
  'Push to GitHub': 'Auf GitHub pushen',
  'Register the API': 'Die API registrieren',
  'Register the repository': 'Das Repository registrieren',
  'Store the secret': 'Das Secret speichern',
  'Update the API': 'Die API aktualisieren',
  'Update the environment': 'Die Umgebung aktualisieren',
  'Wait for the first image': 'Auf das erste Image warten',
  'Write the catalog entities': 'Die Katalogeinträge schreiben',
  'Write the pipeline': 'Die Pipeline schreiben',
  'Write the source code': 'Den Quellcode schreiben',
  'Write what all languages have': 'Schreiben, was alle Sprachen haben',
  'Call the API': 'Die API aufrufen',
  'Open in catalog': 'Im Katalog öffnen',
  Deleted: 'Gelöscht',
  Proposed: 'Vorgeschlagen',
  'Pull request': 'Pull Request',
  Unchanged: 'Unverändert',
  'For consumers': 'Für Aufrufer',
  'Merge this to register the API from its repository':
    'Dies mergen, um die API aus ihrem Repository zu registrieren',
};

function numbers(ranges: [from: string, to: string][]) {
  return Object.fromEntries(
    ranges.map(([from, to]) => [
      `must be a number from ${from} to ${to}`,
      `muss eine Zahl von ${from} bis ${to} sein`,
    ]),
  );
}

/** By the keys of the translation ref. */
export default Object.fromEntries(
  Object.entries(GERMAN).map(([english, german]) => [formKey(english), german]),
);
