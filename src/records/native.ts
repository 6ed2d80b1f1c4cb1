import { createRequire } from 'node:module'

const requireModule = createRequire(import.meta.url)

/**
 * A native package, or undefined where it is not installed. `require` loads one in a tenth of the
 * time that `import` takes, and only when it is asked for.
 */
export function loadNative<T>(name: string): T | undefined {
  try {
    return requireModule(name) as T
  } catch {
    return undefined
  }
}
