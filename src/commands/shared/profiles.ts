/**
 * Named settings of clients, so that a cluster is chosen by its name: files of Kafka's client
 * properties, `profiles/NAME.properties` in the user's folder, readable by the user alone. A project
 * may bring a file of its own. Where none is used, this costs a look at a few paths.
 */
import { dirname, join } from 'node:path'
import { parseProperties, printProperties } from '../../config/properties.ts'
import type { FileSystem } from '../../runtime/file-system.ts'
import { CommandError } from './command-error.ts'

export interface Profile {
  readonly name: string
  readonly properties: ReadonlyMap<string, string>
  /** In a project's file, which others write, fewer references are followed. */
  readonly isOfProject: boolean
}

export interface ProfileWorld {
  readonly fileSystem: FileSystem
  readonly env: Readonly<Record<string, string | undefined>>
  readonly workingDirectory: string
}

/** Found in the working directory, or in the nearest folder above it. */
export const PROJECT_FILE = '.kafka-ts.properties'

/** The setting of a project's file that names a profile of the user. */
export const PROFILE_SETTING = 'profile'

const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/
const OWNER_ONLY = 0o600

/**
 * The profile of a command line: that of `--profile`, else of KAFKA_TS_PROFILE, of the project, of
 * `profile use`. One that `--profile` does not name is left out, whole, when the address or a file
 * of settings is given otherwise: so no password goes to a server that it is not for.
 */
export function chooseProfile(
  world: ProfileWorld,
  named: string | undefined,
  words: readonly string[],
): Profile | undefined {
  const profiles = new Profiles(world)
  if (named !== undefined) return profiles.read(named)
  if (words.some(namesServer) || world.env.KAFKA_TS_BOOTSTRAP_SERVER !== undefined) return undefined
  const { KAFKA_TS_PROFILE: ofEnvironment } = world.env
  if (ofEnvironment) return profiles.read(ofEnvironment)
  const ofProject = profiles.project()
  if (ofProject) return ofProject
  const used = profiles.used()
  return used === undefined ? undefined : profiles.read(used)
}

/** Where a server or a file of settings is named, under the spellings of all tools. */
function namesServer(word: string): boolean {
  return /^--?(boot|broker-list|command-conf|consumer\.config|producer\.config|zookeeper)/.test(
    word,
  )
}

export class Profiles {
  readonly #world: ProfileWorld
  readonly #folder: string | undefined

  constructor(world: ProfileWorld) {
    this.#world = world
    const { XDG_CONFIG_HOME, APPDATA, HOME, USERPROFILE } = world.env
    const home = HOME ?? USERPROFILE
    const base = XDG_CONFIG_HOME || APPDATA || (home && join(home, '.config'))
    this.#folder = base ? join(base, 'kafka-ts') : undefined
  }

  names(): string[] {
    const folder = this.#path('profiles')
    if (!this.#world.fileSystem.exists(folder)) return []
    return this.#world.fileSystem
      .list(folder)
      .filter((file) => file.endsWith('.properties'))
      .map((file) => file.slice(0, -'.properties'.length))
  }

  exists(name: string): boolean {
    return this.#world.fileSystem.exists(this.#fileOf(name))
  }

  /** Throws CommandError when there is none of that name. */
  read(name: string): Profile {
    if (!this.exists(name)) {
      throw new CommandError(`There is no profile '${name}'`, { detail: this.#hint() })
    }
    const properties = parseProperties(this.#world.fileSystem.readFile(this.#fileOf(name)))
    return { name, properties, isOfProject: false }
  }

  /** Replaces one of that name; nobody but the user can read the file. */
  write(name: string, properties: ReadonlyMap<string, string>): void {
    this.#writeFile(this.#fileOf(name), printProperties(properties))
  }

  remove(name: string): void {
    this.read(name)
    this.#world.fileSystem.remove(this.#fileOf(name))
    if (this.used() === name) this.use(undefined)
  }

  /** The profile that `profile use` has chosen. */
  used(): string | undefined {
    if (this.#folder === undefined) return undefined
    const { fileSystem } = this.#world
    const file = this.#path('profile')
    return fileSystem.exists(file) ? fileSystem.readFile(file).toString('utf8').trim() : undefined
  }

  /** Undefined: none from now on. */
  use(name: string | undefined): void {
    if (name === undefined) this.#world.fileSystem.remove(this.#path('profile'))
    else this.#writeFile(this.#path('profile'), `${this.read(name).name}\n`)
  }

  /** What the project's file says: settings of its own, or the name of a profile. */
  project(): Profile | undefined {
    const { fileSystem, workingDirectory } = this.#world
    let folder = workingDirectory
    while (!fileSystem.exists(join(folder, PROJECT_FILE))) {
      const parent = dirname(folder)
      if (parent === folder) return undefined
      folder = parent
    }
    const file = join(folder, PROJECT_FILE)
    const properties = parseProperties(fileSystem.readFile(file))
    const name = properties.get(PROFILE_SETTING)
    if (name === undefined) return { name: file, properties, isOfProject: true }
    // Else it could send the passwords of a profile to a server of its own.
    if (properties.size > 1) {
      throw new CommandError(`${file} names a profile and has settings, too: only one is possible`)
    }
    return this.read(name)
  }

  #fileOf(name: string): string {
    if (!NAME.test(name)) {
      throw new CommandError(
        `'${name}' is no name of a profile: letters, digits, '.', '_' and '-' are possible`,
      )
    }
    return this.#path(join('profiles', `${name}.properties`))
  }

  #path(file: string): string {
    if (this.#folder !== undefined) return join(this.#folder, file)
    throw new CommandError('Profiles need a folder: set HOME or XDG_CONFIG_HOME')
  }

  #writeFile(file: string, text: string): void {
    const { fileSystem } = this.#world
    fileSystem.makeDirectory(dirname(file))
    // Only a new file gets the permissions.
    fileSystem.remove(file)
    fileSystem.writeFile(file, text, OWNER_ONLY)
  }

  #hint(): string {
    const names = this.names()
    return names.length === 0
      ? "Add it with 'kafka-ts profile add'"
      : `There are: ${names.join(', ')}`
  }
}
