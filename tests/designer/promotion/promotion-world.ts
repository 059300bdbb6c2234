/** A whole system with the application of the impact tests, people who design, and drafts that are edited freely. */
import { type Edit, editDraft } from '#designer/drafts/edit-draft.ts'
import type { NamedApplication } from '#metadata/application.ts'
import type { Caller } from '#runtime/system.ts'
import { type FullAnswer, type FullHttp, fullHttp } from '#tests/support/full-http.ts'
import { type Draft, edited } from '../../metadata/shop.ts'
import { impactApplication } from '../impact/impact-application.ts'

export interface PromotionWorld {
  readonly full: FullHttp
  /** Cookies: may design and promote, may only design, neither. */
  readonly boss: string
  readonly designer: string
  readonly rep: string
  readonly bossCaller: Caller
  get(who: string, path: string): Promise<FullAnswer>
  post(who: string, path: string, body?: unknown): Promise<FullAnswer>
  /** A new draft of the head, shared, after an edit; answers its id. */
  draft(edit?: (draft: Draft) => void): Promise<string>
  edit(id: string, edit: (draft: Draft) => void): Promise<void>
}

/** Opens it. */
export async function promotionWorld(application: NamedApplication = withDesigner()): Promise<PromotionWorld> {
  const full = await fullHttp(application)
  const person = async (name: string, role: string) => full.person(name, [`fix-role-${role}`])
  const [bossCaller, designerCaller, repCaller] = [
    await person('Boss', 'boss'),
    await person('Designer', 'designer'),
    await person('Rita', 'rep'),
  ]
  const [boss, designer, rep] = [
    await full.signIn(bossCaller.actor.userId),
    await full.signIn(designerCaller.actor.userId),
    await full.signIn(repCaller.actor.userId),
  ]
  const get = (who: string, path: string) => full.ask(who, { method: 'GET', path: `/api/designer${path}` })
  const post = (who: string, path: string, body: unknown = {}) =>
    full.ask(who, { method: 'POST', path: `/api/designer${path}`, body })
  const edit = async (id: string, change: (draft: Draft) => void) => {
    const act: Edit = {
      command: 'test',
      arguments: {},
      run: before => edited(before, change),
      describe: () => ({ en: 'Edited', 'zh-CN': '已修改' }),
    }
    await editDraft(full.system.db, id, { author: null, seen: undefined }, act)
  }
  return {
    full,
    boss,
    designer,
    rep,
    bossCaller,
    get,
    post,
    edit,
    async draft(change) {
      const { body } = await post(boss, '/drafts', { name: 'Change', shared: true })
      if (change) await edit(body.id, change)
      return body.id
    },
  }
}

function withDesigner(): NamedApplication {
  const application = impactApplication()
  const role = {
    id: 'fix-role-designer',
    kind: 'role',
    name: 'designer',
    label: { en: 'Designer' },
    system: ['design'],
    rights: [{ object: 'user', read: 'all' }],
  }
  return { ...application, definitions: [...application.definitions, role as never] }
}
