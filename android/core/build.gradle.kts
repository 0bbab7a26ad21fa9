// The core: its side in Kotlin, which `cargo xtask bindings` writes, and its library for each processor, which cargo-ndk builds.
plugins {
    alias(libs.plugins.android.library)
    alias(libs.plugins.kotlin.android)
}

val root = rootDir.resolve("..")
val libraries = layout.buildDirectory.dir("cargo")

android {
    namespace = "nl.steunkring.core"
    compileSdk = 36
    // From r28 on libraries fit pages of 16 KB.
    ndkVersion = "28.2.13676358"
    defaultConfig {
        minSdk = 26
        consumerProguardFiles("consumer-rules.pro")
        ndk { abiFilters += listOf("arm64-v8a", "armeabi-v7a", "x86_64") }
    }
    sourceSets["main"].kotlin.srcDir(root.resolve("target/bindings/kotlin-android"))
    sourceSets["main"].jniLibs.srcDir(libraries)
}

kotlin { jvmToolchain(17) }

val bindings by tasks.registering(Exec::class) {
    workingDir = root
    commandLine("cargo", "xtask", "bindings")
}

val cargo by tasks.registering(Exec::class) {
    workingDir = root
    val targets = listOf("arm64-v8a", "armeabi-v7a", "x86_64").flatMap { listOf("-t", it) }
    commandLine(
        listOf("cargo", "ndk") + targets + listOf("-o", libraries.get().asFile.path, "build", "-p", "steunkring-ffi", "--release"),
    )
}

tasks.named("preBuild") { dependsOn(bindings, cargo) }

dependencies {
    api(libs.coroutines.android)
    api(libs.jna) { artifact { type = "aar" } }
}
