/** Where a link leads: its host, and whether that is another's. */

/**
 * Hosts that genuine pages link to from closed menus and off-screen boxes: where a page is shared to, what counts its
 * visitors, whose software it runs on, who registers it.
 */
const FAMILIAR = new Set(
  'weibo.com qq.com douban.com renren.com kaixin001.com facebook.com twitter.com x.com t.co linkedin.com pinterest.com whatsapp.com wa.me t.me telegram.me reddit.com tumblr.com google.com youtube.com youtu.be instagram.com tiktok.com line.me kakao.com naver.com hatena.ne.jp getpocket.com evernote.com vk.com ok.ru baidu.com bdimg.com jiathis.com addthis.com sharethis.com addtoany.com bshare.cn 163.com sohu.com sina.com.cn taobao.com tmall.com jd.com alipay.com weixin.com dingtalk.com xiaohongshu.com zhihu.com bilibili.com douyin.com toutiao.com 51.la cnzz.com umeng.com microsoft.com apple.com mozilla.org adobe.com wordpress.org wordpress.com gravatar.com w3.org schema.org miit.gov.cn miibeian.gov.cn beian.gov.cn 12377.cn cyberpolice.cn creativecommons.org paypal.com amazon.com threads.net mastodon.social github.com wikipedia.org'.split(
    ' ',
  ),
);
/** Public suffixes of two labels that the pages in question stand under. */
const SECOND_LEVEL = new Set('com net org gov edu ac co or ne go re mil sch web nom idv'.split(' '));
const HREF_HOST = /^\s*(?:https?:)?[\\/]{2}(?:[^/@?#\s]{0,100}@)?(\[[0-9a-f:.]{2,45}\]|[^/\\:?#\s]{1,253})/i;
const INNER = /[?&=](https?(?::|%3a)(?:\/|%2f){2}[^&#\s]{4,500})/i;

/** The registrable part of a host, roughly; of an address itself. */
export function siteOf(host: string): string {
  const lower = host.toLowerCase().replace(/\.$/, '');
  if (isAddress(lower)) return lower;
  const labels = lower.split('.');
  const suffix =
    labels.length > 2 && labels[labels.length - 1].length === 2 && SECOND_LEVEL.has(labels[labels.length - 2]) ? 3 : 2;
  return labels.slice(-suffix).join('.');
}

export const isAddress = (host: string): boolean => /^\d{1,3}(?:\.\d{1,3}){3}$|^\[/.test(host);

/** The host that a link leads to, undefined for one within the site. A redirector's or mirror's own host is looked through. */
export function hostOf(href: string, site: string | undefined): string | undefined {
  const outer = HREF_HOST.exec(href)?.[1]?.toLowerCase();
  if (outer !== undefined && (site === undefined || siteOf(outer) !== site)) return outer;
  const inner = INNER.exec(href)?.[1];
  if (inner === undefined) return outer;
  const host = HREF_HOST.exec(inner.replace(/%3a/gi, ':').replace(/%2f/gi, '/'))?.[1]?.toLowerCase();
  return host ?? outer;
}

/** Offices and schools of a state, which nobody hides links to for gain. */
const OFFICIAL = /\.(?:gov|edu|mil)(?:\.[a-z]{2})?$|\.(?:go|ac|lg|gob|gouv|gub)\.[a-z]{2}$/;

export const isOfficial = (host: string): boolean => OFFICIAL.test(host);

/** Whether a host is neither the page's own site nor one that every site links to. */
export function isForeign(host: string, site: string | undefined): boolean {
  const own = siteOf(host);
  return own !== site && own.includes('.') && !FAMILIAR.has(own) && !FAMILIAR.has(host) && !isKin(host, site);
}

/** So many letters that a site's name begins with stand in the names of its own shop, fund and clubs. */
const NAME = 7;

/** Whether a host bears the name of the page's own site: `westfieldfund.org` beside `westfieldcollege.org`. */
function isKin(host: string, site: string | undefined): boolean {
  if (site === undefined || isAddress(host) || isAddress(site)) return false;
  const name = site.slice(0, NAME);
  // Names for documentation are everybody's.
  return /^(?!example)[a-z]{7}$/.test(name) && host.includes(name);
}
