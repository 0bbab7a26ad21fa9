/* Makes calls of the file system fail by plan, for files below one folder. Loaded before the C library (LD_PRELOAD) into a test
 * program, which writes the plan into a file that is mapped here; see tests/tests/faults/shim.rs, which knows the same layout.
 *
 * Calls of the kinds in `kinds` are counted while `armed`. From the `target`-th on, `times` calls do what `deed` says; the plan
 * holds which call was the first. Everything else goes on to the C library. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

enum kind { OPEN, CREATE, READ, WRITE, SYNC, GROW, CUT, RENAME, REMOVE, FOLDER };
enum deed { COUNT, FAIL, SHORT, TORN };

struct plan {
    uint32_t armed, deed, error, kinds;
    uint64_t target, times, count, hits;
    uint32_t hit_kind, torn;
    char hit_path[256];
    char folder[512];
};

static struct plan *plan;

__attribute__((constructor)) static void begin(void) {
    const char *path = getenv("STEUNKRING_FAULT_PLAN");
    int fd = path ? open(path, O_RDWR | O_CLOEXEC) : -1;
    void *place = fd < 0 ? MAP_FAILED : mmap(NULL, sizeof *plan, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    if (fd >= 0)
        close(fd);
    if (place != MAP_FAILED)
        plan = place;
}

#define REAL(name) \
    static __typeof__(&name) real; \
    if (!real) \
        real = (__typeof__(&name))dlsym(RTLD_NEXT, #name)

static int inside(const char *path) {
    size_t length = strlen(plan->folder);
    return path && length > 0 && strncmp(path, plan->folder, length) == 0;
}

/* Says what a call is to do; sets errno where it is to fail. */
static enum deed judge(enum kind kind, const char *path) {
    if (!plan || !plan->armed || !inside(path))
        return COUNT;
    if (plan->torn && kind == WRITE && strcmp(path, plan->hit_path) == 0) {
        plan->torn = 0;
        errno = (int)plan->error;
        return FAIL;
    }
    if (!(plan->kinds & (1u << kind)))
        return COUNT;
    uint64_t number = __atomic_add_fetch(&plan->count, 1, __ATOMIC_SEQ_CST);
    if (plan->deed == COUNT || number < plan->target || number - plan->target >= plan->times)
        return COUNT;
    if (__atomic_add_fetch(&plan->hits, 1, __ATOMIC_SEQ_CST) == 1) {
        plan->hit_kind = kind;
        snprintf(plan->hit_path, sizeof plan->hit_path, "%s", path);
    }
    errno = (int)plan->error;
    if (plan->deed == TORN)
        plan->torn = 1;
    return kind == WRITE ? plan->deed : FAIL;
}

static const char *path_of(int fd, char *room, size_t size) {
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, room, size - 1);
    if (length < 0)
        return NULL;
    room[length] = 0;
    return room;
}

static enum deed judge_file(enum kind kind, int fd) {
    char room[1024];
    int before = errno;
    if (!plan || !plan->armed)
        return COUNT;
    const char *path = path_of(fd, room, sizeof room);
    errno = before;
    return judge(kind, path);
}

static enum deed judge_at(enum kind kind, int fd, const char *name) {
    char room[2048];
    if (!plan || !plan->armed)
        return COUNT;
    if (name[0] == '/' || fd == AT_FDCWD)
        return judge(kind, name);
    if (!path_of(fd, room, 1024))
        return COUNT;
    size_t length = strlen(room);
    snprintf(room + length, sizeof room - length, "/%s", name);
    return judge(kind, room);
}

static enum kind opening(int fd, const char *path, int flags) {
    int before = errno;
    enum kind kind = (flags & O_CREAT) && faccessat(fd, path, F_OK, 0) != 0 ? CREATE : OPEN;
    errno = before;
    return kind;
}

#define MODE(flags) \
    mode_t mode = 0; \
    if ((flags) & (O_CREAT | O_TMPFILE)) { \
        va_list more; \
        va_start(more, flags); \
        mode = va_arg(more, mode_t); \
        va_end(more); \
    }

int open(const char *path, int flags, ...) {
    MODE(flags)
    REAL(open);
    return judge(opening(AT_FDCWD, path, flags), path) == COUNT ? real(path, flags, mode) : -1;
}

int open64(const char *path, int flags, ...) {
    MODE(flags)
    REAL(open64);
    return judge(opening(AT_FDCWD, path, flags), path) == COUNT ? real(path, flags, mode) : -1;
}

int openat(int fd, const char *path, int flags, ...) {
    MODE(flags)
    REAL(openat);
    return judge_at(opening(fd, path, flags), fd, path) == COUNT ? real(fd, path, flags, mode) : -1;
}

int openat64(int fd, const char *path, int flags, ...) {
    MODE(flags)
    REAL(openat64);
    return judge_at(opening(fd, path, flags), fd, path) == COUNT ? real(fd, path, flags, mode) : -1;
}

ssize_t read(int fd, void *to, size_t size) {
    REAL(read);
    return judge_file(READ, fd) == COUNT ? real(fd, to, size) : -1;
}

ssize_t pread(int fd, void *to, size_t size, off_t at) {
    REAL(pread);
    return judge_file(READ, fd) == COUNT ? real(fd, to, size, at) : -1;
}

ssize_t pread64(int fd, void *to, size_t size, off64_t at) {
    REAL(pread64);
    return judge_file(READ, fd) == COUNT ? real(fd, to, size, at) : -1;
}

/* Half of what is to be written, but at least a byte: none would say that the disk is full. */
static size_t half(size_t size) { return size > 1 ? size / 2 : size; }

ssize_t write(int fd, const void *from, size_t size) {
    REAL(write);
    enum deed deed = judge_file(WRITE, fd);
    return deed == FAIL ? -1 : real(fd, from, deed == COUNT ? size : half(size));
}

ssize_t pwrite(int fd, const void *from, size_t size, off_t at) {
    REAL(pwrite);
    enum deed deed = judge_file(WRITE, fd);
    return deed == FAIL ? -1 : real(fd, from, deed == COUNT ? size : half(size), at);
}

ssize_t pwrite64(int fd, const void *from, size_t size, off64_t at) {
    REAL(pwrite64);
    enum deed deed = judge_file(WRITE, fd);
    return deed == FAIL ? -1 : real(fd, from, deed == COUNT ? size : half(size), at);
}

int fsync(int fd) {
    REAL(fsync);
    return judge_file(SYNC, fd) == COUNT ? real(fd) : -1;
}

int fdatasync(int fd) {
    REAL(fdatasync);
    return judge_file(SYNC, fd) == COUNT ? real(fd) : -1;
}

static enum kind sizing(int fd, off64_t size) {
    struct stat now;
    return fstat(fd, &now) == 0 && size > now.st_size ? GROW : CUT;
}

int ftruncate(int fd, off_t size) {
    REAL(ftruncate);
    return judge_file(sizing(fd, size), fd) == COUNT ? real(fd, size) : -1;
}

int ftruncate64(int fd, off64_t size) {
    REAL(ftruncate64);
    return judge_file(sizing(fd, size), fd) == COUNT ? real(fd, size) : -1;
}

int rename(const char *from, const char *to) {
    REAL(rename);
    return judge(RENAME, from) == COUNT ? real(from, to) : -1;
}

int unlink(const char *path) {
    REAL(unlink);
    return judge(REMOVE, path) == COUNT ? real(path) : -1;
}

int unlinkat(int fd, const char *path, int flags) {
    REAL(unlinkat);
    return judge_at(REMOVE, fd, path) == COUNT ? real(fd, path, flags) : -1;
}

int rmdir(const char *path) {
    REAL(rmdir);
    return judge(REMOVE, path) == COUNT ? real(path) : -1;
}

int mkdir(const char *path, mode_t mode) {
    REAL(mkdir);
    return judge(FOLDER, path) == COUNT ? real(path, mode) : -1;
}
