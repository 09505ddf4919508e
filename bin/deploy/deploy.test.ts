import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { validate as lintDockerfile } from 'dockerfile-utils'
import { Deployment } from 'kubernetes-models/apps/v1'
import { Job } from 'kubernetes-models/batch/v1'
import { NetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1'
import { PodDisruptionBudget } from 'kubernetes-models/policy/v1'
import { ConfigMap, Service, ServiceAccount } from 'kubernetes-models/v1'
import { expect, test } from 'vitest'
import { parse, parseAllDocuments } from 'yaml'
import { watch } from './unread.ts'

const read = (file: string) => readFileSync(file, 'utf8')
const settings = [...read('docs/settings.md').matchAll(/^\| `([A-Z0-9_]+)` \|/gm)].map(([, name = '']) => name)

/** Names that no setting has, whether it is given itself or as a file. */
function unknownSettings(names: readonly string[]): string[] {
  return names.filter((name) => !settings.includes(name) && !settings.includes(name.replace(/_FILE$/, '')))
}

/** Members of a manifest that its schema does not know. Throws where the schema refuses it. */
function unknownMembers(model: { validate(): void }, manifest: object): string[] {
  const { watched, unread } = watch(manifest)
  // Set afterwards: the constructor reads all that it is given.
  Object.assign(model, watched)
  model.validate()
  return unread()
}

const folder = 'deploy/kubernetes'
const manifests = readdirSync(folder)
  .filter((file) => file !== 'kustomization.yaml')
  .flatMap((file) => parseAllDocuments(read(path.join(folder, file))).map((document) => document.toJS()))
const models = { ConfigMap, Deployment, Job, NetworkPolicy, PodDisruptionBudget, Service, ServiceAccount }
const nodes = manifests.find(({ kind }) => kind === 'Deployment').spec
const migration = manifests.find(({ kind }) => kind === 'Job').spec
const pods = [nodes.template.spec, migration.template.spec]

test.each(manifests.map((manifest) => [`${manifest.kind} ${manifest.metadata.name}`, manifest] as const))(
  'the manifest of %s is what Kubernetes takes',
  (_, manifest) => {
    const Model = Object.entries(models).find(([kind]) => kind === manifest.kind)?.[1]
    if (!Model) throw new Error(`nothing checks a ${manifest.kind}`)

    expect(unknownMembers(new Model(manifest), manifest)).toEqual([])
  },
)

test('a member that is misspelt is seen, and a value of the wrong kind', () => {
  const spec = { disruptionAllowed: 1, minAvailable: 2 }

  expect(unknownMembers(new PodDisruptionBudget({ spec }), { spec })).toEqual(['.spec.disruptionAllowed'])
  expect(() => unknownMembers(new PodDisruptionBudget({ spec }), { spec: { selector: 'x' } })).toThrow()
})

test('every manifest is applied: those of the list, and the migration before them', () => {
  const { resources } = parse(read(path.join(folder, 'kustomization.yaml')))

  expect([...resources, 'migrate.yaml', 'kustomization.yaml'].sort()).toEqual(readdirSync(folder).sort())
})

test('every container runs as nobody, with a file system that it cannot write', () => {
  for (const { securityContext, automountServiceAccountToken, containers } of pods) {
    expect([securityContext.runAsNonRoot, automountServiceAccountToken]).toEqual([true, false])
    for (const { securityContext: own } of containers)
      expect(own).toEqual({
        allowPrivilegeEscalation: false,
        readOnlyRootFilesystem: true,
        capabilities: { drop: ['ALL'] },
      })
  }
})

test('a node is sent applicants while it is ready, is killed for nothing else than silence, and has time to leave', () => {
  const [{ readinessProbe, livenessProbe }] = nodes.template.spec.containers

  expect(readinessProbe.httpGet.path).toBe('/api/readyz')
  expect(livenessProbe.httpGet.path).toBe('/api/healthz')
  expect(nodes.template.spec.terminationGracePeriodSeconds).toBeGreaterThan(15)
  expect(nodes.strategy.rollingUpdate.maxUnavailable).toBe(0)
})

test('the budget, the service and the network policy speak of the labels that the nodes have', () => {
  const { labels } = nodes.template.metadata
  const selectors = manifests.flatMap(({ spec }) => {
    const selector = spec?.podSelector ?? spec?.selector
    return selector ? [selector.matchLabels ?? selector] : []
  })

  expect(selectors.length).toBe(4)
  for (const selector of selectors) expect(labels).toMatchObject(selector)
})

test('the manifests give settings that exist, and secrets as files alone', () => {
  const { data } = manifests.find(({ kind }) => kind === 'ConfigMap')
  const names = [
    ...Object.keys(data),
    ...migration.template.spec.containers[0].env.map(({ name }: { name: string }) => name),
  ]
  const secret = [...read('docs/settings.md').matchAll(/^\| `([A-Z0-9_]+)` \|.*\*\*Secret\.\*\*/gm)].map(
    ([, name = '']) => name,
  )

  expect(unknownSettings(names)).toEqual([])
  expect(names.filter((name) => secret.includes(name))).toEqual([])
})

test('the node that owns the tables is no node that meets applicants', () => {
  expect(JSON.stringify(nodes)).not.toContain('owner')
})

const compose = parse(read('deploy/compose/compose.yaml'), { merge: true })

test('compose.yaml is what Compose takes', () => {
  const dclint = path.join(
    path.dirname(createRequire(import.meta.url).resolve('dclint/package.json')),
    'bin/dclint.cjs',
  )
  const { status, stdout } = spawnSync(process.execPath, [dclint, '--quiet', 'deploy/compose/compose.yaml'], {
    encoding: 'utf8',
  })

  expect([status, stdout.trim()]).toEqual([0, ''])
})

test('compose.yaml gives settings that exist, and every secret that it names', () => {
  const services: { environment?: object; secrets?: string[]; image: string }[] = Object.values(compose.services)
  const ours = services.filter(({ image }) => image.startsWith('onboarding:'))
  const files = ours
    .flatMap(({ environment = {} }) => Object.values(environment))
    .filter((value) => /^\/run\//.test(value))

  expect(unknownSettings(ours.flatMap(({ environment = {} }) => Object.keys(environment)))).toEqual([])
  expect(services.flatMap(({ secrets = [] }) => secrets).filter((name) => !(name in compose.secrets))).toEqual([])
  for (const file of files) expect(compose.secrets).toHaveProperty([path.basename(file)])
})

test('the Dockerfile has no fault that a linter knows, runs as nobody and says whether it is well', () => {
  const dockerfile = read('Dockerfile')

  expect(lintDockerfile(dockerfile)).toEqual([])
  expect(dockerfile).toMatch(/^USER 65532:65532$/m)
  expect(dockerfile).toMatch(/^HEALTHCHECK .*\\\n\s+CMD \[.*\/api\/healthz/m)
})
